import { authorsOf } from "#app/domain/citation.ts";
import { IllustrativeNote } from "../actions/illustrative-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { MeasureList } from "./measure-list.tsx";
import type { MeasuresPageData } from "./measure-page.server.ts";
import { PageBody } from "./page-body.tsx";
import { wayTo } from "./way-to.ts";

/** Every measure of a roadmap, by what it is about. */
export function MeasuresPage({ roadmap, groups, today }: MeasuresPageData) {
	const href = `/${roadmap.slug}`;
	const isMadeUp = groups.some(({ measures }) =>
		measures.some(({ illustrative }) => illustrative.length > 0),
	);
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: "Measures", within: roadmap.title }, today: today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Measures</h1>
					<p className="govuk-body-l app-hero__lead">
						What is counted beside the actions of “{roadmap.title}”, with the source of every figure.
					</p>
				</>
			}
		>
			<div data-live="measures">
				{groups.length === 0 ? (
					<p className="govuk-body">There are no measures yet. The secretariat of the roadmap adds them.</p>
				) : null}
				{isMadeUp ? <IllustrativeNote /> : null}
				{groups.map(({ workstream, measures }) => (
					<section key={workstream?.slug ?? ""} className="app-part">
						<h2 className="govuk-heading-l">
							{workstream ? (
								<AsAtLink href={`${href}/workstreams/${workstream.slug}`}>{workstream.title}</AsAtLink>
							) : (
								"The whole roadmap"
							)}
						</h2>
						<MeasureList measures={measures} href={href} />
					</section>
				))}
			</div>
		</PageBody>
	);
}
