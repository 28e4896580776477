import type { Ask } from "../../domain/meeting.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { AskList } from "./outcome-lists.tsx";

interface AsksPageProps {
	roadmap: { id: string; slug: string; title: string; revision: number };
	waiting: Ask[];
	accepted: Ask[];
	over: Ask[];
}

/** Who asked whom for what, by when: what waits for an answer first. */
export function AsksPage({ roadmap, waiting, accepted, over }: AsksPageProps) {
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const parts = [
		{ id: "waiting", title: "Waiting for an answer", asks: waiting, empty: "No ask waits for an answer." },
		{ id: "accepted", title: "Accepted", asks: accepted, empty: "No accepted ask is still to be done." },
		{ id: "over", title: "Done or declined", asks: over, empty: "None yet." },
	];
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} page="Asks" />
			<h1 className="govuk-heading-l">Asks</h1>
			<p className="govuk-body">
				Requests from one partner to another, written down in meetings. They are for partners only.
			</p>
			{parts.map(({ id, title, asks, empty }) => (
				<section key={id} aria-labelledby={id}>
					<h2 className="govuk-heading-m" id={id}>
						{title}
					</h2>
					<AskList asks={asks} roadmapSlug={roadmap.slug} empty={empty} />
				</section>
			))}
		</>
	);
}
