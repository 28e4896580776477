import type { Editor } from "@tiptap/core";
import { useId } from "react";
import type * as Y from "yjs";
import { useAnnounce } from "../../live/announcer.tsx";
import { goToPlace } from "./go-to-place.ts";
import { type PersonHere, personWords, whereWords } from "./people-here.ts";

/** More people than these are counted, not listed. */
const mostListed = 20;

interface PeopleListProps {
	people: PersonHere[];
	editor: Editor | null;
	doc: Y.Doc;
}

/** Who else is in the text and where, in words, with a way to go there. */
export function PeopleList({ people, editor, doc }: PeopleListProps) {
	const id = useId();
	const announce = useAnnounce();
	if (people.length === 0) return null;
	const goTo = (person: PersonHere) => {
		const paragraph = editor && goToPlace(editor, doc, person.place);
		announce(
			paragraph
				? `Paragraph ${paragraph}, where ${person.name} is.`
				: `${person.name} is not in the text any more.`,
		);
	};
	return (
		<div className="narrative-editor__people">
			<p id={id}>Also here: </p>
			<ul aria-labelledby={id}>
				{people.slice(0, mostListed).map((person) => (
					<li key={personWords(person)}>
						{whereWords(person)}
						{person.paragraph !== null && (
							<button type="button" className="narrative-editor__tool" onClick={() => goTo(person)}>
								Go to {person.name}
							</button>
						)}
					</li>
				))}
			</ul>
			{people.length > mostListed && <p>and {people.length - mostListed} more</p>}
		</div>
	);
}
