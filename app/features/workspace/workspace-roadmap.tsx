import type { ActionPages } from "../../domain/action-parts.ts";
import { statuses, statusMeanings } from "../../domain/status.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkboxes } from "../../ui/checkboxes.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Select } from "../../ui/select.tsx";
import { filterFields } from "../actions/action-filter.ts";
import { ListPages, partWords } from "../actions/list-pages.tsx";
import { Missed } from "../history/missed.tsx";
import { ActionLines } from "./action-lines.tsx";
import type { WorkspaceRoadmapData } from "./read-roadmap.server.ts";

/** A roadmap as its partners work on it: what I answer for first, then everything else by workstream. */
export function WorkspaceRoadmap(data: WorkspaceRoadmapData) {
	const { roadmap, mine, others, today } = data;
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const lines = { roadmapSlug: roadmap.slug, today };
	return (
		<>
			<Breadcrumbs items={[{ text: "Workspace", href: "/workspace" }, { text: roadmap.title }]} />
			<h1 className="govuk-heading-l">{roadmap.title}</h1>
			<p className="govuk-body">
				<a className="govuk-link" href={`/${roadmap.slug}`}>
					See this roadmap as the public does
				</a>{" "}
				or{" "}
				<a className="govuk-link" href={`/workspace/${roadmap.slug}/people`}>
					see who works on it
				</a>
				. What happens together:{" "}
				<a className="govuk-link" href={`/workspace/${roadmap.slug}/meetings`}>
					meetings
				</a>
				,{" "}
				<a className="govuk-link" href={`/workspace/${roadmap.slug}/decisions`}>
					decisions
				</a>{" "}
				and{" "}
				<a className="govuk-link" href={`/workspace/${roadmap.slug}/asks`}>
					asks
				</a>
				.
			</p>
			{data.mayEdit && (
				<p className="govuk-body">
					<a className="govuk-link" href={`/workspace/${roadmap.slug}/edit`}>
						Edit the roadmap
					</a>
				</p>
			)}
			<Missed visit={data.visit} roadmapSlug={roadmap.slug} />
			{data.isEmpty ? (
				<InsetText>
					There are no actions on this roadmap yet.{" "}
					{data.mayEdit ? "Add them from “Edit the roadmap”." : "Its coordinator can add them."}
				</InsetText>
			) : (
				<>
					<Filters {...data} />
					<p className="govuk-body" id="actions">
						{countSentence(data.pages)}
					</p>
				</>
			)}
			{mine.length > 0 && (
				<section aria-labelledby="mine">
					<h2 className="govuk-heading-m" id="mine">
						Yours, worst first
					</h2>
					<ActionLines actions={mine} {...lines} />
				</section>
			)}
			{others.map((workstream) => (
				<section key={workstream.id} aria-labelledby={workstream.slug}>
					<h2 className="govuk-heading-m" id={workstream.slug}>
						{workstream.title}
					</h2>
					<ActionLines actions={workstream.actions} {...lines} />
				</section>
			))}
			<ListPages
				part={data.pages}
				hrefOf={(page) =>
					`/workspace/${roadmap.slug}?${new URLSearchParams([
						...(data.onlyMine ? [["mine", "1"]] : []),
						...filterFields(data.filter),
						["page", String(page)],
					])}#actions`
				}
			/>
		</>
	);
}

function countSentence(pages: ActionPages): string {
	const { total: count } = pages;
	if (count === 0) return "No action matches. Choose other filters, or clear them.";
	return count === 1 ? "1 action" : `${count.toLocaleString("en-GB")} actions${partWords(pages, ": ") ?? ""}`;
}

function Filters({ roadmap, filter, onlyMine }: WorkspaceRoadmapData) {
	return (
		<form method="get" className="app-filters">
			<Checkboxes
				id="only-mine"
				name="mine"
				legend="Whose actions"
				small
				items={[{ value: "1", label: "Only what I answer for" }]}
				defaultValues={onlyMine ? ["1"] : []}
			/>
			<Select
				id="status"
				name="status"
				label="Status"
				defaultValue={filter.statuses[0] ?? ""}
				options={[
					{ value: "", text: "Any status" },
					...statuses.map((status) => ({ value: status, text: statusMeanings[status].label })),
				]}
			/>
			<Select
				id="organisation"
				name="organisation"
				label="Organisation"
				defaultValue={filter.organisation ?? ""}
				options={[
					{ value: "", text: "Any organisation" },
					...roadmap.partners.map((partner) => ({ value: partner.slug, text: partner.name })),
				]}
			/>
			<div className="app-filters__actions">
				<Button look="secondary">Show</Button>
				<a className="govuk-link" href={`/workspace/${roadmap.slug}`}>
					Clear filters
				</a>
			</div>
		</form>
	);
}
