import { authorsOf } from "#app/domain/citation.ts";
import { formatDay } from "#app/domain/dates.ts";
import type { Action, OrganisationName, Roadmap } from "#app/domain/read-model.ts";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import { ChangeHistory } from "../actions/change-history.tsx";
import { dueDateWords } from "../actions/due-date.ts";
import { IllustrativeNote, IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { EmbedLink } from "../embeds/embed-link.tsx";
import { FollowLinks } from "../following/follow-links.tsx";
import { MeasureGlance } from "../pictures/measure-glance.tsx";
import type { ActionPageData } from "./action-page.server.ts";
import { HistoryPages } from "./history-pages.tsx";
import { MilestoneList } from "./milestone-list.tsx";
import { OrganisationLink } from "./organisation-link.tsx";
import { PageBody } from "./page-body.tsx";
import { OtherUpdates, PublishedText } from "./published-text.tsx";
import { SourceLine } from "./source-line.tsx";
import { StatusStatement } from "./status-statement.tsx";
import { wayTo } from "./way-to.ts";

/** One promise in one page: what, by whom, by when, how it goes, and all that ever changed. */
export function ActionPage(page: ActionPageData) {
	const { roadmap, action, history, today } = page;
	const href = `/${roadmap.slug}/actions/${action.slug}`;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap, {
				text: action.workstream.title,
				href: `/${roadmap.slug}/workstreams/${action.workstream.slug}`,
			})}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{
				of: {
					by: action.lead ? [action.lead.name] : authorsOf(roadmap),
					title: action.title,
					within: roadmap.title,
				},
				today: today,
			}}
			hero={<Hero {...page} />}
		>
			<div className="app-columns">
				<div className="app-columns__main">
					<section aria-labelledby="status">
						<h2 className="govuk-heading-l" id="status">
							How it is going
						</h2>
						<div data-live="status">
							<StatusStatement action={action} today={today} />
						</div>
					</section>
					<Update {...page} />
				</div>
				<div className="app-columns__side">
					<Facts action={action} roadmap={roadmap} />
					<Milestones {...page} />
					<Measures {...page} />
				</div>
			</div>
			<section aria-labelledby="history" className="app-section">
				<h2 className="govuk-heading-l" id="history">
					What has changed
				</h2>
				<div data-live="history">
					<ChangeHistory
						lines={history.changes}
						audience={{ people: false, owners: roadmap.showsOwners }}
						meetingsPath={`/${roadmap.slug}/meetings`}
					/>
					<HistoryPages history={history} href={href} />
				</div>
				<p className="govuk-body">
					<AsAtLink href={`/${roadmap.slug}/changes`}>See what has changed on the whole roadmap</AsAtLink>
				</p>
			</section>
			<FollowLinks href={href} />
			<EmbedLink href={href} />
			<SourceLine source={action.source} />
			<div data-live="illustrative">{action.illustrative.length > 0 ? <IllustrativeNote /> : null}</div>
		</PageBody>
	);
}

function Hero({ action }: ActionPageData) {
	return (
		<>
			<h1 className="govuk-heading-xl app-hero__title">
				{action.title}
				<IllustrativeTag of={action.illustrative} field="title" />
			</h1>
			<p className="govuk-body-l app-hero__lead">
				{action.description}
				<IllustrativeTag of={action.illustrative} field="description" />
			</p>
		</>
	);
}

function Update({ roadmap, update, otherUpdates }: ActionPageData) {
	return (
		<section aria-labelledby="update" className="app-section">
			<h2 className="govuk-heading-l" id="update">
				Latest update
			</h2>
			<div data-live="update" data-offer="">
				{update ? (
					<PublishedText update={update} roadmap={roadmap} />
				) : (
					<p className="govuk-body">
						No update has been published yet. The lead organisation publishes one when there is something to
						tell.
					</p>
				)}
				<OtherUpdates updates={otherUpdates} roadmap={roadmap} />
			</div>
		</section>
	);
}

function Milestones({ action, today }: ActionPageData) {
	return (
		<section aria-labelledby="milestones">
			<h2 className="govuk-heading-m" id="milestones">
				Milestones
			</h2>
			<div data-live="milestones">
				<MilestoneList milestones={action.milestones} illustrative={action.illustrative} today={today} />
			</div>
		</section>
	);
}

/** What is counted in its workstream: a measure belongs to all actions of it. */
function Measures({ roadmap, measures }: ActionPageData) {
	if (measures.length === 0) return null;
	return (
		<section aria-labelledby="measures">
			<h2 className="govuk-heading-m" id="measures">
				Measures of its workstream
			</h2>
			<div data-live="measures">
				<MeasureGlance measures={measures} href={`/${roadmap.slug}`} />
			</div>
		</section>
	);
}

function Facts({ action, roadmap }: { action: Action; roadmap: Roadmap }) {
	return (
		<section aria-labelledby="promise">
			<h2 className="govuk-heading-m" id="promise">
				Who and by when
			</h2>
			<div data-live="promise">
				<SummaryList className="app-promise" rows={factsOf(action, roadmap)} />
			</div>
		</section>
	);
}

function factsOf(action: Action, roadmap: Roadmap): SummaryRow[] {
	const { lead, supporting, startsOn, dueOn, originalDueOn, illustrative } = action;
	const row = (key: string, words: React.ReactNode, field: string): SummaryRow => ({
		key,
		value: (
			<>
				{words}
				<IllustrativeTag of={illustrative} field={field} />
			</>
		),
	});
	const original = (day: string) =>
		`${formatDay(day)}${day === dueOn ? ": unchanged" : ": the date has moved"}`;
	return [
		row(
			"Lead",
			lead ? <OrganisationLink roadmap={roadmap} organisation={lead} /> : "No lead yet",
			"leadOrganisation",
		),
		row("Supporting", <Names roadmap={roadmap} organisations={supporting} />, "supportingOrganisations"),
		...(roadmap.showsOwners ? [{ key: "Owner", value: action.ownerName ?? "No owner yet" }] : []),
		...(startsOn === null ? [] : [row("Starts", formatDay(startsOn), "startsOn")]),
		row("Due", dueOn === null ? dueDateWords(null) : formatDay(dueOn), "dueOn"),
		...(originalDueOn === null
			? []
			: [
					row("Originally due", original(originalDueOn), originalDueOn === dueOn ? "dueOn" : "originalDueOn"),
				]),
	];
}

function Names({ roadmap, organisations }: { roadmap: Roadmap; organisations: OrganisationName[] }) {
	if (organisations.length === 0) return <>None named</>;
	return (
		<ul className="app-names">
			{organisations.map((organisation) => (
				<li key={organisation.id}>
					<OrganisationLink roadmap={roadmap} organisation={organisation} />
				</li>
			))}
		</ul>
	);
}
