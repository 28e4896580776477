import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { editCrumbs, editPath } from "./edit-form.ts";
import { MoveButtons } from "./move-buttons.tsx";
import type { OrderedGroup, RecordListData } from "./read-record-list.server.ts";

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const aOrAn = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

interface RecordListPageProps {
	list: RecordListData;
	refused: FormAnswer | undefined;
}

/** Everything of one kind in its order: each to edit, or to move by buttons. */
export function RecordListPage({ list, refused }: RecordListPageProps) {
	const { roadmap, nouns, noun, groups, needsWorkstream } = list;
	const here = `${editPath(roadmap.slug)}/${nouns}`;
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
			{groups.map((group) => (
				<Group key={group.heading ?? ""} group={group} here={here} nouns={nouns} />
			))}
		</>
	);
}

function Group({ group, here, nouns }: { group: OrderedGroup; here: string; nouns: string }) {
	const { heading, items } = group;
	return (
		<>
			{heading !== null && <h2 className="govuk-heading-m">{heading}</h2>}
			{items.length === 0 ? (
				<p className="govuk-body">
					No {nouns} yet{heading === null ? ". What you add appears here and on the public page" : " in it"}.
				</p>
			) : (
				<ol className="app-edit-list">
					{items.map((item, index) => (
						<li key={item.id} id={item.slug} className="app-edit-list__item">
							<span className="app-edit-list__title">
								<a className="govuk-link" href={`${here}/${item.slug}`}>
									{item.title}
								</a>{" "}
								{item.internal && <Tag colour="grey">Internal</Tag>}
							</span>
							{items.length > 1 && (
								<MoveButtons item={item} isFirst={index === 0} isLast={index === items.length - 1} />
							)}
						</li>
					))}
				</ol>
			)}
		</>
	);
}
