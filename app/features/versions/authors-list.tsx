import { type AuthorLine, countedWords } from "./version-line.ts";

/** Who wrote in a version, by organisation, with how many of their words are in it. */
export function AuthorsList({ authors, people = false }: { authors: AuthorLine[]; people?: boolean }) {
	if (authors.length === 0) return <p className="govuk-body-s">Nobody has written in it.</p>;
	return (
		<ul className="govuk-list govuk-body-s app-version-authors">
			{authors.map((author) => (
				<li key={author.slug}>
					{author.name}: {countedWords(author.words)}
					{people && ` (${author.people.join(", ")})`}
				</li>
			))}
		</ul>
	);
}
