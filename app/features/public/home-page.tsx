import type { RoadmapCard } from "#app/domain/read-model.ts";
import { AsAtLink, useAsAt } from "../as-at/keep-as-at.tsx";
import { countWords } from "./count-words.ts";
import { PageBody } from "./page-body.tsx";
import { periodWords } from "./period-words.ts";

/** The public roadmaps of this installation. */
export function HomePage({ roadmaps, demo }: { roadmaps: RoadmapCard[]; demo: boolean }) {
	return (
		<PageBody hero={<Hero />}>
			<h2 className="govuk-heading-l">Public roadmaps</h2>
			{roadmaps.length === 0 ? (
				<NoRoadmaps demo={demo} />
			) : (
				<ul className="app-cards">
					{roadmaps.map((roadmap) => (
						<Card key={roadmap.id} roadmap={roadmap} />
					))}
				</ul>
			)}
		</PageBody>
	);
}

function Hero() {
	return (
		<>
			<h1 className="govuk-heading-xl app-hero__title">What partners promised, and how it goes</h1>
			<p className="govuk-body-l app-hero__lead">
				A roadmap is what several organisations set out to do together. Each action says who leads it, by
				when, and how it is going, in the partners’ own words.
			</p>
		</>
	);
}

function Card({ roadmap }: { roadmap: RoadmapCard }) {
	return (
		<li className="app-card">
			<h3 className="govuk-heading-m app-card__title">
				<AsAtLink href={`/${roadmap.slug}`}>{roadmap.title}</AsAtLink>
			</h3>
			<p className="govuk-body">{roadmap.summary}</p>
			<p className="app-meta">
				<span>{periodWords(roadmap.startsOn, roadmap.endsOn)}</span>
				<span>{countWords(roadmap.workstreamCount, "workstream")}</span>
				<span>{countWords(roadmap.actionCount, "action")}</span>
			</p>
		</li>
	);
}

function NoRoadmaps({ demo }: { demo: boolean }) {
	if (useAsAt() !== null) return <p className="govuk-body">No roadmap was public here on that day.</p>;
	return (
		<>
			<p className="govuk-body">
				There is no public roadmap here yet. The secretariat of a partnership can publish one.
			</p>
			{demo ? (
				<p className="govuk-body">
					<a className="govuk-link" href="/sign-in">
						Sign in to see roadmaps that are not published
					</a>
				</p>
			) : null}
		</>
	);
}
