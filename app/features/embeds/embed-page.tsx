import type { ReactNode } from "react";
import { formatDay } from "../../domain/dates.ts";
import { formatPeriod } from "../../domain/period.ts";
import { dueDateWords } from "../actions/due-date.ts";
import { FreshnessNotes } from "../actions/freshness-notes.tsx";
import { IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { StatusTag } from "../actions/status-tag.tsx";
import type { ActionPageData } from "../public/action-page.server.ts";
import { countWords } from "../public/count-words.ts";
import { goalRows } from "../public/measure-list.tsx";
import type { MeasurePageData } from "../public/measure-page.server.ts";
import { valueWords } from "../public/measure-words.ts";
import type { PartnerPageData } from "../public/partner-page.server.ts";
import type { RoadmapPageData } from "../public/roadmap-page.server.ts";
import { SourceLine } from "../public/source-line.tsx";
import { TopLink } from "./embed-shell.tsx";
import type { EmbedData } from "./read-embed.server.ts";

/** What a frame shows below its title. */
export function EmbedPage(embed: EmbedData): ReactNode {
	switch (embed.kind) {
		case "roadmap":
			return <RoadmapFrame {...embed.page} />;
		case "action":
			return <ActionFrame {...embed.page} />;
		case "partner":
			return <PartnerFrame {...embed.page} />;
		case "measure":
			return <MeasureFrame {...embed.page} />;
	}
}

function RoadmapFrame({ roadmap, counts, actionCount, updates, isMadeUp }: RoadmapPageData) {
	const [update] = updates;
	return (
		<>
			<p className="embed-lead">{roadmap.ambition}</p>
			<h2>{actionCount === 0 ? "No actions yet" : `How ${countWords(actionCount, "action")} are going`}</h2>
			<ul className="embed-counts">
				{counts
					.filter(({ count }) => count > 0)
					.map(({ status, count }) => (
						<li key={status}>
							<StatusTag status={status} />{" "}
							<TopLink href={`/${roadmap.slug}?status=${status}#actions`}>
								{countWords(count, "action")}
							</TopLink>
						</li>
					))}
			</ul>
			{update ? (
				<p>
					Latest update, {formatDay(update.publishedAt)}:{" "}
					<TopLink href={`/${roadmap.slug}/updates/${update.number}`}>{update.title}</TopLink>
				</p>
			) : null}
			{isMadeUp ? <MadeUp /> : null}
		</>
	);
}

function ActionFrame({ roadmap, action, update, today }: ActionPageData) {
	const { illustrative } = action;
	return (
		<>
			<p className="embed-status">
				<StatusTag status={action.status} />
				<IllustrativeTag of={illustrative} field="status" /> said on {formatDay(action.confirmedAt)}
			</p>
			<p className="embed-lead">{action.statusReason}</p>
			{action.statusPath ? <p>Path to green: {action.statusPath}</p> : null}
			<FreshnessNotes action={action} today={today} />
			<p>
				Lead: {action.lead?.name ?? "No lead yet"}. {dueDateWords(action.dueOn)}
				{action.originalDueOn !== null && action.originalDueOn !== action.dueOn
					? `, originally ${formatDay(action.originalDueOn)}`
					: ""}
				.
			</p>
			{update ? (
				<p>
					Latest update, {formatDay(update.publishedAt)}:{" "}
					<TopLink href={`/${roadmap.slug}/updates/${update.number}`}>{update.title}</TopLink>
				</p>
			) : null}
			{illustrative.length > 0 ? <MadeUp /> : null}
		</>
	);
}

function PartnerFrame({ roadmap, partner, leads, supports, today }: PartnerPageData) {
	const isMadeUp = [...leads.actions, ...supports.actions].some(
		({ illustrative }) => illustrative.length > 0,
	);
	const list = (heading: string, { actions, total }: PartnerPageData["leads"]) =>
		total === 0 ? null : (
			<>
				<h2>{heading}</h2>
				<ul className="embed-actions">
					{actions.map((action) => (
						<li key={action.id}>
							<TopLink href={`/${roadmap.slug}/actions/${action.slug}`}>{action.title}</TopLink>
							<p>
								<StatusTag status={action.status} /> {dueDateWords(action.dueOn)}
							</p>
							<FreshnessNotes action={action} today={today} />
						</li>
					))}
				</ul>
				{actions.length < total ? (
					<p>
						{actions.length} of {total.toLocaleString("en-GB")} are shown.
					</p>
				) : null}
			</>
		);
	return (
		<>
			{list("Actions it leads", leads)}
			{list("Actions it supports", supports)}
			{leads.total + supports.total === 0 ? <p>{partner.name} has no action on this roadmap yet.</p> : null}
			{isMadeUp ? <MadeUp /> : null}
		</>
	);
}

function MeasureFrame({ measure }: MeasurePageData) {
	const { measurements, unit, illustrative, interpretation, source } = measure;
	const latest = measurements.at(-1);
	return (
		<>
			<p>{measure.definition}</p>
			{latest ? (
				<p className="embed-figure">
					<strong>{valueWords(latest.value, unit)}</strong> in {formatPeriod(latest.period)}
					{latest.provisional ? " (provisional)" : ""}
					<IllustrativeTag of={illustrative} field={`measurements[${measurements.length - 1}]`} />
				</p>
			) : (
				<p>No figure yet.</p>
			)}
			<dl className="embed-goal">
				{goalRows(measure).map(({ key, value }) => (
					<div key={String(key)}>
						<dt>{key}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			{interpretation ? <p>{interpretation}</p> : null}
			<SourceLine source={source} />
			{illustrative.length > 0 ? <MadeUp /> : null}
		</>
	);
}

const MadeUp = () => (
	<p className="app-note">
		Some of these values were made up for this demonstration: the page of the roadmap marks them.
	</p>
);
