import { authorsOf } from "#app/domain/citation.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { type ActionFilter, filterFields, isFiltering } from "../actions/action-filter.ts";
import { ActionSummaryLine } from "../actions/action-summary.tsx";
import { filterWords } from "../actions/filter-words.ts";
import { IllustrativeNote } from "../actions/illustrative-tag.tsx";
import { ListPages } from "../actions/list-pages.tsx";
import type { ShownWorkstream } from "../actions/part-of-list.ts";
import { AsAtForm } from "../as-at/as-at-form.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { EmbedLink } from "../embeds/embed-link.tsx";
import { FollowLinks } from "../following/follow-links.tsx";
import { SearchForm } from "../search/search-form.tsx";
import { NewestUpdates } from "../updates/newest-updates.tsx";
import { countWords } from "./count-words.ts";
import { FilterForm } from "./filter-form.tsx";
import { MeasureList } from "./measure-list.tsx";
import { PageBody } from "./page-body.tsx";
import { PartnerList } from "./partner-list.tsx";
import { periodWords } from "./period-words.ts";
import type { RoadmapPageData } from "./roadmap-page.server.ts";
import { StatusCounts } from "./status-counts.tsx";

/** A roadmap in one page: what it is for, how its actions are going, who answers for them. */
export function RoadmapPage(page: RoadmapPageData) {
	const { roadmap, counts, measures } = page;
	const href = `/${roadmap.slug}`;
	return (
		<PageBody
			breadcrumbs={[{ text: "Roadmaps", href: "/" }]}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: roadmap.title, within: null }, today: page.today }}
			hero={<Hero {...page} />}
		>
			<section aria-labelledby="going">
				<h2 className="govuk-heading-l" id="going">
					How it is going
				</h2>
				<div data-live="counts">
					{page.actionCount > 0 ? <StatusCounts counts={counts} href={href} /> : null}
				</div>
				<p className="govuk-body">
					<AsAtLink href={`${href}/timeline`}>See the timeline</AsAtLink> and{" "}
					<AsAtLink href={`${href}/status-over-time`}>how statuses changed over time</AsAtLink>
				</p>
				<p className="govuk-body">
					<AsAtLink href={`${href}/changes`}>See what has changed lately</AsAtLink>, all the{" "}
					<AsAtLink href={`${href}/updates`}>updates</AsAtLink>,{" "}
					<AsAtLink href={`${href}/measures`}>measures</AsAtLink> and{" "}
					<AsAtLink href={`${href}/partners`}>partners</AsAtLink>, or{" "}
					<AsAtLink href={`${href}/decisions`}>what was decided in meetings</AsAtLink>
				</p>
			</section>
			<Actions {...page} />
			<NewestUpdates updates={page.updates} href={href} />
			{measures.length > 0 ? (
				<section aria-labelledby="measures" className="app-section">
					<h2 className="govuk-heading-l" id="measures">
						Measures of the whole roadmap
					</h2>
					<MeasureList measures={measures} href={href} />
				</section>
			) : null}
			<PartnerList partners={roadmap.partners} href={href} />
			<FollowLinks href={href} />
			<p className="govuk-body">
				<AsAtLink href={`${href}/data`}>Use the data</AsAtLink>: every action, milestone, measure and change
				as files
			</p>
			<EmbedLink href={href} />
			<AsAtForm href={href} today={page.today} keep={filterFields(page.filter)} />
		</PageBody>
	);
}

function Hero({ roadmap, actionCount }: RoadmapPageData) {
	return (
		<>
			<h1 className="govuk-heading-xl app-hero__title">{roadmap.title}</h1>
			<p className="govuk-body-l app-hero__lead">{roadmap.ambition}</p>
			<p className="app-meta">
				<span>{periodWords(roadmap.startsOn, roadmap.endsOn)}</span>
				<span>{countWords(actionCount, "action")}</span>
				<span>{countWords(roadmap.partners.length, "organisation")}</span>
			</p>
			<p className="govuk-body app-hero__text">{roadmap.summary}</p>
		</>
	);
}

function Actions(page: RoadmapPageData) {
	const { roadmap, filter, workstreams, today } = page;
	const href = `/${roadmap.slug}`;
	return (
		<section aria-labelledby="actions" className="app-section">
			<h2 className="govuk-heading-l" id="actions">
				Actions by workstream
			</h2>
			{/* What is searched is the roadmap of now. */}
			{page.asAt === null ? <SearchForm roadmapSlug={roadmap.slug} /> : null}
			<FilterForm
				href={href}
				filter={filter}
				workstreams={page.choices}
				partners={roadmap.partners}
				today={today}
			/>
			<Ignored values={filter.ignored} />
			<div data-live="actions">
				<Result {...page} />
				{page.isMadeUp ? <IllustrativeNote /> : null}
				{workstreams.map((workstream) => (
					<WorkstreamBlock
						key={workstream.id}
						href={href}
						workstream={workstream}
						filter={filter}
						today={today}
					/>
				))}
				<ListPages
					part={page.part}
					hrefOf={(part) =>
						`${narrowedHref(href, [...filterFields(filter), ["page", String(part)]])}#actions`
					}
				/>
			</div>
		</section>
	);
}

function Ignored({ values }: { values: string[] }) {
	if (values.length === 0) return null;
	return (
		<InsetText>
			The address asks for {values.map((value) => `“${value}”`).join(" and ")}, which is no status,
			workstream, organisation or due date that this roadmap knows. That part is ignored.
		</InsetText>
	);
}

function Result(page: RoadmapPageData) {
	const { roadmap, filter, filtering, choices, actionCount, matchCount, today } = page;
	if (actionCount === 0)
		return <p className="govuk-body">There are no actions yet. The secretariat of the roadmap adds them.</p>;
	if (!filtering) {
		const isWhole = page.workstreams.every(({ actions, total }) => actions.length === total);
		return (
			<p className="govuk-body">
				{countWords(matchCount, "action")}
				{isWhole ? ", all of them shown." : ". Shown here are the first of each workstream."}
			</p>
		);
	}
	const clear = (
		<AsAtLink href={`/${roadmap.slug}#actions`}>Show all {countWords(actionCount, "action")}</AsAtLink>
	);
	return (
		<>
			<ul className="app-filtered" aria-label="Only actions that are">
				{filterWords(filter, { partners: roadmap.partners, workstreams: choices }, today).map((words) => (
					<li key={words} className="app-filtered__part">
						{words}
					</li>
				))}
			</ul>
			<p className="govuk-body">
				{matchCount === 0
					? "No action matches the filter."
					: `${countWords(matchCount, "action")} of ${actionCount.toLocaleString("en-GB")} ${matchCount === 1 ? "matches" : "match"} the filter.`}{" "}
				{clear}
			</p>
		</>
	);
}

interface WorkstreamBlockProps {
	href: string;
	workstream: ShownWorkstream;
	filter: ActionFilter;
	today: string;
}

function WorkstreamBlock({ href, workstream, filter, today }: WorkstreamBlockProps) {
	return (
		<section className="app-workstream" aria-labelledby={`workstream-${workstream.slug}`}>
			<h3 className="govuk-heading-m app-workstream__title" id={`workstream-${workstream.slug}`}>
				<AsAtLink href={`${href}/workstreams/${workstream.slug}`}>{workstream.title}</AsAtLink>
			</h3>
			<p className="govuk-body app-workstream__summary">{workstream.summary}</p>
			<ul className="app-actions">
				{workstream.actions.map((action) => (
					<ActionSummaryLine
						key={action.id}
						action={action}
						href={`${href}/actions/${action.slug}`}
						today={today}
					/>
				))}
			</ul>
			{filter.workstream === null ? <WayToRest href={href} workstream={workstream} filter={filter} /> : null}
		</section>
	);
}

/** Leads to all actions of a workstream, or to those of them that match the filter, where only the first are shown. */
function WayToRest({ href, workstream, filter }: Omit<WorkstreamBlockProps, "today">) {
	const { slug, title, total, actions } = workstream;
	if (actions.length === total) return null;
	const rest = isFiltering(filter)
		? narrowedHref(href, [...filterFields(filter), ["workstream", slug]])
		: `${href}/workstreams/${slug}`;
	return (
		<p className="govuk-body">
			<AsAtLink href={`${rest}#actions`}>
				All {countWords(total, "action")} of “{title}”{isFiltering(filter) ? " that match" : ""}
			</AsAtLink>
		</p>
	);
}

const narrowedHref = (href: string, fields: [name: string, value: string][]) =>
	`${href}?${new URLSearchParams(fields)}`;
