import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import { editPath } from "./edit-form.ts";
import type { EditHubData } from "./read-edit-hub.server.ts";

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Where everything about a roadmap is edited: what there is, and what is missing. */
export function EditHubPage({ roadmap, published, kinds, archivedCount }: EditHubData) {
	const here = editPath(roadmap.slug);
	const missing = kinds.filter(({ count, nouns }) => count === 0 && nouns !== "measures");
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: "Workspace", href: "/workspace" },
					{ text: roadmap.title, href: `/workspace/${roadmap.slug}` },
					{ text: "Edit the roadmap" },
				]}
			/>
			<span className="govuk-caption-l">{roadmap.title}</span>
			<h1 className="govuk-heading-l">Edit the roadmap</h1>
			{missing[0] && (
				<InsetText>
					{missingSentence(missing.map(({ nouns }) => nouns))}{" "}
					<a className="govuk-link" href={`${here}/${missing[0].nouns}/new`}>
						Add the first {missing[0].noun}
					</a>
				</InsetText>
			)}
			<SummaryList
				rows={[
					{
						key: "Roadmap",
						value: "Title, summary, ambition and period",
						actions: [{ href: `${here}/roadmap`, text: "Edit", visuallyHiddenText: "title and period" }],
					},
					...kinds.map(({ nouns, count }) => ({
						key: capital(nouns),
						value: count === 0 ? "None yet" : count.toLocaleString("en-GB"),
						actions: [
							{ href: `${here}/${nouns}`, text: "Edit", visuallyHiddenText: nouns },
							{ href: `${here}/${nouns}/new`, text: "Add", visuallyHiddenText: nouns },
						],
					})),
					{
						key: "Who can read it",
						value: published ? "Everybody: it is published" : "Partners only: it is not published yet",
						actions: [
							{
								href: `${here}/publication`,
								text: published ? "Change" : "Publish",
								visuallyHiddenText: published ? "who can read it" : "the roadmap",
							},
						],
					},
					{
						key: "Address",
						value: `/${roadmap.slug}`,
						actions: [{ href: `${here}/address`, text: "Change", visuallyHiddenText: "the address" }],
					},
				]}
			/>
			<ul className="govuk-list">
				<li>
					<a className="govuk-link" href={`${here}/archived`}>
						Archived things ({archivedCount})
					</a>
				</li>
				<li>
					<a className="govuk-link" href={`${here}/archive`}>
						Archive the whole roadmap
					</a>
				</li>
			</ul>
		</>
	);
}

function missingSentence(nouns: string[]): string {
	const named = nouns.map((word) => `no ${word}`);
	const last = named.pop() ?? "";
	const list = named.length === 0 ? last : `${named.join(", ")} and ${last}`;
	return `There are ${list} yet.`;
}
