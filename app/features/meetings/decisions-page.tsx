import type { Decision } from "../../domain/meeting.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { DecisionList } from "./outcome-lists.tsx";

interface DecisionsPageProps {
	roadmap: { id: string; slug: string; title: string; revision: number };
	decisions: Decision[];
}

/** Who decided what, when: everything, for partners. */
export function DecisionsPage({ roadmap, decisions }: DecisionsPageProps) {
	useLiveRoadmap(roadmap.id, roadmap.revision);
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} page="Decisions" />
			<h1 className="govuk-heading-l">Decisions</h1>
			<p className="govuk-body">
				<a className="govuk-link" href={`/${roadmap.slug}/decisions`}>
					See the decisions that everybody can read
				</a>
			</p>
			<DecisionList
				decisions={decisions}
				meetingsHref={`/workspace/${roadmap.slug}/meetings`}
				empty="No decision has been recorded yet. Decisions get their numbers when a meeting is closed."
			/>
		</>
	);
}
