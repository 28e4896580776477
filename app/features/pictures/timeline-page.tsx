import type { ActionPages } from "#app/domain/action-parts.ts";
import { authorsOf } from "#app/domain/citation.ts";
import type { Day } from "#app/domain/dates.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { IllustrativeNote } from "../actions/illustrative-tag.tsx";
import { ListPages, partWords } from "../actions/list-pages.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { countWords } from "../public/count-words.ts";
import { PageBody } from "../public/page-body.tsx";
import { wayTo } from "../public/way-to.ts";
import { TimelineLane } from "./timeline-lanes.tsx";
import { layoutTimeline } from "./timeline-layout.ts";
import { TimelineLegend } from "./timeline-legend.tsx";
import { TimelineMarks } from "./timeline-marks.tsx";
import type { TimelinePageData } from "./timeline-page.server.ts";
import { TimelineTables } from "./timeline-table.tsx";
import {
	daysOfYears,
	hrefOfYears,
	type TimelineView,
	waysFrom,
	type YearSpan,
	yearsWords,
} from "./timeline-years.ts";

/** When everything on a roadmap begins, was due, is due, and what was reached: workstreams as lanes, over chosen years. */
export function TimelinePage(page: TimelinePageData) {
	const { roadmap, asAt, today, workstreams, pages, years, view } = page;
	const href = `/${roadmap.slug}`;
	const timeline = layoutTimeline(workstreams, daysOfYears(view), today);
	const isMadeUp = workstreams.some(({ actions }) =>
		actions.some(({ illustrative }) => illustrative.length > 0),
	);
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: "Timeline", within: roadmap.title }, today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Timeline</h1>
					<p className="govuk-body-l app-hero__lead">{roadmap.title}</p>
				</>
			}
		>
			{view.ignored === null ? null : (
				<InsetText>
					The address asks for “{view.ignored}”, which are no years of this roadmap. All years are shown.
				</InsetText>
			)}
			<Years href={`${href}/timeline`} view={view} years={years} today={today} />
			<div data-live="marks">
				<TimelineMarks {...timeline} asAt={asAt} />
				<TimelineLegend timeline={timeline} today={today} asAt={asAt} />
				{isMadeUp ? <IllustrativeNote /> : null}
			</div>
			<div data-live="timeline" className="app-timeline">
				<PartShown pages={pages} />
				{timeline.lanes.map((lane) => (
					<section key={lane.workstream.id}>
						<h2 className="govuk-heading-m">
							<AsAtLink href={`${href}/workstreams/${lane.workstream.slug}`} dir="auto">
								{lane.workstream.title}
							</AsAtLink>
						</h2>
						<TimelineLane lane={lane} href={href} today={today} />
					</section>
				))}
				{timeline.lanes.length === 0 ? (
					<p className="govuk-body">
						There are no workstreams yet. The secretariat of the roadmap adds them.
					</p>
				) : null}
			</div>
			<ListPages
				part={pages}
				hrefOf={(wanted) =>
					`${href}/timeline?${new URLSearchParams({
						...(view.isAll ? {} : { from: String(view.from), to: String(view.to) }),
						page: String(wanted),
					})}#shown`
				}
			/>
			<div data-live="table">
				<TimelineTables lanes={timeline.lanes} />
			</div>
		</PageBody>
	);
}

/** Which actions are on this page; nothing where all of them are. */
function PartShown({ pages }: { pages: ActionPages }) {
	const words = partWords(pages);
	return words === null ? null : (
		<p className="govuk-body" id="shown">
			{countWords(pages.total, "action")}, {words}.
		</p>
	);
}

interface YearsProps {
	href: string;
	view: TimelineView;
	years: YearSpan;
	today: Day;
}

/** Which years are shown, and the ways to others. */
function Years({ href, view, years, today }: YearsProps) {
	const ways = waysFrom(view, years, today);
	return (
		<nav aria-label="Years shown" className="app-years">
			<p className="app-years__shown">
				{view.isAll ? "All years" : "Years shown"}: <strong>{yearsWords(view)}</strong>
			</p>
			<ul className="app-years__ways">
				{ways.map(({ text, years: there }) => (
					<li key={text}>
						<AsAtLink href={hrefOfYears(href, there, years)}>
							{text}
							<span className="govuk-visually-hidden">: {yearsWords(there)}</span>
						</AsAtLink>
					</li>
				))}
			</ul>
		</nav>
	);
}
