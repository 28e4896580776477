import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ListPages, partWords } from "../actions/list-pages.tsx";
import { countWords } from "../public/count-words.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { editCrumbs, editPath } from "./edit-form.ts";
import { lineId, listPath } from "./list-path.ts";
import { MoveButtons } from "./move-buttons.tsx";
import type { OrderedGroup, RecordListData } from "./read-record-list.server.ts";
import { headingWords, stretchWords } from "./stretch-words.ts";
import { useFocusOnLine } from "./use-focus-on-line.ts";

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const aOrAn = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

interface RecordListPageProps {
	list: RecordListData;
	refused: FormAnswer | undefined;
}

/** Everything of one kind in its order, a long list in parts: each to edit, or to move by buttons. */
export function RecordListPage({ list, refused }: RecordListPageProps) {
	const { roadmap, nouns, noun, groups, pages, needsWorkstream } = list;
	const here = listPath(roadmap.slug, nouns);
	useFocusOnLine();
	return (
		<>
			<Breadcrumbs collapseOnMobile items={[...editCrumbs(roadmap), { text: capital(nouns) }]} />
			{refused && <ErrorSummary errors={[{ text: refused.message }]} />}
			<span className="govuk-caption-l">{roadmap.title}</span>
			<h1 className="govuk-heading-l">{capital(nouns)}</h1>
			{needsWorkstream ? (
				<InsetText>
					An action belongs to a workstream, and there is none yet.{" "}
					<a className="govuk-link" href={`${editPath(roadmap.slug)}/workstreams/new`}>
						Add a workstream first
					</a>
				</InsetText>
			) : (
				<ButtonLink href={`${here}/new`}>Add {aOrAn(noun)}</ButtonLink>
			)}
			{pages && pages.pages > 1 && (
				<p className="govuk-body" id="shown">
					{countWords(pages.total, noun)}
					{partWords(pages, ", ")}.
				</p>
			)}
			{groups.map((group) => (
				<Group key={group.id} group={group} here={here} nouns={nouns} />
			))}
			{pages && <ListPages part={pages} hrefOf={(page) => `${here}?page=${page}#shown`} />}
		</>
	);
}

function Group({ group, here, nouns }: { group: OrderedGroup; here: string; nouns: string }) {
	const { items, total, before } = group;
	const heading = headingWords(group);
	const stretch = stretchWords(group);
	return (
		<>
			{heading !== null && <h2 className="govuk-heading-m">{heading}</h2>}
			{stretch !== null && <p className="govuk-body">{stretch}</p>}
			{items.length === 0 ? (
				<p className="govuk-body">
					No {nouns} yet{heading === null ? ". What you add appears here and on the public page" : " in it"}.
				</p>
			) : (
				<ol className="app-edit-list" start={before + 1}>
					{items.map((item) => (
						<li key={item.id} id={lineId(item.slug)} className="app-edit-list__item">
							<span className="app-edit-list__title">
								<a className="govuk-link" href={`${here}/${item.slug}`}>
									{item.title}
								</a>{" "}
								{item.internal && <Tag colour="grey">Internal</Tag>}
							</span>
							{total > 1 && <MoveButtons item={item} isFirst={item.isFirst} isLast={item.isLast} />}
						</li>
					))}
				</ol>
			)}
		</>
	);
}
