import { authorsOf } from "#app/domain/citation.ts";
import { ActionSummaryLine } from "../actions/action-summary.tsx";
import { IllustrativeNote } from "../actions/illustrative-tag.tsx";
import { ListPages } from "../actions/list-pages.tsx";
import { FollowLinks } from "../following/follow-links.tsx";
import { WorkstreamTimeline } from "../pictures/workstream-timeline.tsx";
import { countWords } from "./count-words.ts";
import { MeasureList } from "./measure-list.tsx";
import { PageBody } from "./page-body.tsx";
import { PublishedText } from "./published-text.tsx";
import { wayTo } from "./way-to.ts";
import type { WorkstreamPageData } from "./workstream-page.server.ts";

/** A part of a roadmap: what it is for, its actions, its measures and its last update. */
export function WorkstreamPage(page: WorkstreamPageData) {
	const { roadmap, measures, update } = page;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{
				of: { by: authorsOf(roadmap), title: page.workstream.title, within: roadmap.title },
				today: page.today,
			}}
			hero={<Hero {...page} />}
		>
			<Actions {...page} />
			<WorkstreamTimeline {...page} />
			<section aria-labelledby="measures" className="app-section">
				<h2 className="govuk-heading-l" id="measures">
					Measures
				</h2>
				{measures.length > 0 ? (
					<MeasureList measures={measures} href={`/${roadmap.slug}`} />
				) : (
					<p className="govuk-body">
						This workstream has no measure of its own yet. The secretariat of the roadmap adds them.
					</p>
				)}
			</section>
			<section aria-labelledby="update" className="app-section">
				<h2 className="govuk-heading-l" id="update">
					Latest update
				</h2>
				<div data-live="update" data-offer="">
					{update ? (
						<PublishedText update={update} roadmap={roadmap} />
					) : (
						<p className="govuk-body">No update has been published about this workstream yet.</p>
					)}
				</div>
			</section>
			<FollowLinks href={`/${roadmap.slug}/workstreams/${page.workstream.slug}`} />
		</PageBody>
	);
}

function Hero({ workstream }: WorkstreamPageData) {
	return (
		<>
			<h1 className="govuk-heading-xl app-hero__title">{workstream.title}</h1>
			<p className="govuk-body-l app-hero__lead">{workstream.summary}</p>
			{workstream.ambition ? (
				<p className="govuk-body app-hero__text">
					<strong>Ambition:</strong> {workstream.ambition}
				</p>
			) : null}
			{workstream.commitment ? (
				<p className="govuk-body app-hero__text">
					<strong>Commitment:</strong> {workstream.commitment}
				</p>
			) : null}
		</>
	);
}

function Actions({ roadmap, workstream, part, measures, today }: WorkstreamPageData) {
	const { actions } = workstream;
	const isMadeUp = [...actions, ...measures].some(({ illustrative }) => illustrative.length > 0);
	return (
		<section aria-labelledby="actions">
			<h2 className="govuk-heading-l" id="actions">
				Actions
			</h2>
			<div data-live="actions">
				<p className="govuk-body">
					{actions.length === 0
						? "There are no actions here yet. The secretariat of the roadmap adds them."
						: countWords(part.total, "action")}
				</p>
				{isMadeUp ? <IllustrativeNote /> : null}
				<ul className="app-actions">
					{actions.map((action) => (
						<ActionSummaryLine
							key={action.id}
							action={action}
							href={`/${roadmap.slug}/actions/${action.slug}`}
							today={today}
						/>
					))}
				</ul>
				<ListPages
					part={part}
					hrefOf={(page) => `/${roadmap.slug}/workstreams/${workstream.slug}?page=${page}#actions`}
				/>
			</div>
		</section>
	);
}
