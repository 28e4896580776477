import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { usePresence } from "../../live/use-presence.ts";
import { useLocation } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ChangeHistory } from "../actions/change-history.tsx";
import { ColleaguesPanel } from "../colleagues/colleagues-panel.tsx";
import { useMissedComments } from "../comments/use-missed-comments.ts";
import { ActionFacts } from "./action-facts.tsx";
import type { FormAnswer } from "./form-answer.ts";
import { isFromDuties } from "./from-duties.ts";
import { NarrativePanel } from "./narrative-panel.tsx";
import type { ActionPageData } from "./read-action.server.ts";
import { StatusPanel } from "./status-panel.tsx";
import type { FormRound } from "./use-form-round.ts";

interface ActionPageProps {
	page: ActionPageData;
	/** How often the forms were sent, and what came back refused. */
	tried: FormRound<FormAnswer>;
}

/** An action as its partners work on it: how it goes, the narrative that they write together, facts, history. */
export function ActionPage({ page, tried }: ActionPageProps) {
	const { roadmap, action, rights, narrative, history, personId } = page;
	const here = `/workspace/${roadmap.slug}/actions/${action.slug}`;
	const cameToChange = isFromDuties(useLocation().search);
	const hasMissed = useMissedComments(here, page.comments);
	useLiveRoadmap(roadmap.id, roadmap.revision, { actionId: action.id, withText: !rights.coWrite, hasMissed });
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: "Workspace", href: "/workspace" },
					{ text: roadmap.title, href: `/workspace/${roadmap.slug}` },
					{ text: action.title },
				]}
			/>
			<h1 className="govuk-heading-l">{action.title}</h1>
			<p className="govuk-body-l">{action.description}</p>
			<AlsoHere actionId={action.id} ownId={personId} />
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-two-thirds">
					<StatusPanel
						key={tried.round}
						action={action}
						roadmapSlug={roadmap.slug}
						mayChange={rights.change}
						today={page.today}
						refused={tried.answer}
						opened={cameToChange}
					/>
				</div>
				<div className="govuk-grid-column-one-third">
					<ActionFacts action={action} here={here} mayChange={rights.change} roadmapSlug={roadmap.slug} />
				</div>
			</div>
			<ColleaguesPanel colleagues={page.colleagues} roadmapSlug={roadmap.slug} />
			<NarrativePanel
				here={here}
				roadmapSlug={roadmap.slug}
				isPublic={roadmap.published && !action.internal}
				narrative={narrative}
				rights={rights}
				published={page.published}
				stage={page.stage}
				comments={page.comments}
				personId={personId}
			/>
			<section aria-labelledby="history">
				<h2 className="govuk-heading-m" id="history">
					What changed
				</h2>
				<ChangeHistory
					lines={history}
					audience={{ people: true, owners: true }}
					meetingsPath={`/workspace/${roadmap.slug}/meetings`}
				/>
			</section>
		</>
	);
}

/** Who else looks at this action right now, in words. */
function AlsoHere({ actionId, ownId }: { actionId: string; ownId: string }) {
	const people = usePresence(actionId, ownId);
	return (
		<p className="govuk-body-s app-presence" data-presence>
			{people.length === 0
				? "Nobody else is looking at this action right now."
				: `Also looking at this action: ${people.map((p) => `${p.name} (${p.organisation})`).join(", ")}.`}
		</p>
	);
}
