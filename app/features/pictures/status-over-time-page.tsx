import { authorsOf } from "#app/domain/citation.ts";
import { formatDay } from "#app/domain/dates.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { PageBody } from "../public/page-body.tsx";
import { wayTo } from "../public/way-to.ts";
import { StatusBars } from "./status-bars.tsx";
import type { StatusOverTimePageData } from "./status-over-time-page.server.ts";

/** How many actions of a roadmap had which status, from the day on which its ledger begins. */
export function StatusOverTimePage({ roadmap, today, counted }: StatusOverTimePageData) {
	const href = `/${roadmap.slug}`;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: "Status over time", within: roadmap.title }, today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Status over time</h1>
					<p className="govuk-body-l app-hero__lead">{roadmap.title}</p>
				</>
			}
		>
			{counted ? (
				<>
					<p className="govuk-body">
						Counted since {formatDay(counted.since)}, when this roadmap was put here. How its actions went
						before that day is not known here, whenever they began.
					</p>
					{counted.times.length === 1 ? (
						<p className="govuk-body">There is one month to count so far. Each month adds a bar.</p>
					) : null}
					<div data-live="counts">
						<StatusBars times={counted.times} />
					</div>
				</>
			) : (
				<p className="govuk-body">Nothing has been counted yet.</p>
			)}
			<p className="govuk-body">
				These are counts of what people said, not progress towards the ambition.{" "}
				<AsAtLink href={`${href}/changes`}>See what has changed, and why</AsAtLink>
			</p>
		</PageBody>
	);
}
