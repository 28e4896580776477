import { formatDay, formatInstant } from "../../domain/dates.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { PageBody } from "../public/page-body.tsx";
import { MinutesText } from "./minutes-text.tsx";
import { DecisionList } from "./outcome-lists.tsx";
import type { PublicDecisionsData, PublicMeetingData } from "./public-meeting.server.ts";

const nameList = (names: string[]) => new Intl.ListFormat("en-GB").format(names);

/** The public part of a meeting that was closed. */
export function PublicMeetingPage(page: PublicMeetingData) {
	const { roadmap, meeting, organisations, items, html, authors, decisions } = page;
	return (
		<PageBody
			breadcrumbs={[
				{ text: "Roadmaps", href: "/" },
				{ text: roadmap.title, href: `/${roadmap.slug}` },
				{ text: "Decisions", href: `/${roadmap.slug}/decisions` },
			]}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: organisations, title: meeting.title, within: roadmap.title }, today: page.today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">{meeting.title}</h1>
					<p className="govuk-body-l app-hero__lead">
						Held on {formatInstant(meeting.startsAt)}; minutes kept on {formatDay(meeting.closedAt)}.
					</p>
				</>
			}
		>
			<div data-live="meeting">
				{meeting.goesOn && (
					<p className="govuk-body">
						This meeting was reopened. What is here stands as it was kept; more may be added when it is closed
						again.
					</p>
				)}
				{organisations.length > 0 && <p className="govuk-body">Present: {nameList(organisations)}.</p>}
				<h2 className="govuk-heading-l">Agenda</h2>
				{items.length === 0 && <p className="govuk-body">No item was public.</p>}
				<ol className="govuk-list govuk-list--number">
					{items.map((title, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: two items may have one title, and none moves
						<li key={index}>{title}</li>
					))}
				</ol>
				<h2 className="govuk-heading-l">Decisions</h2>
				<DecisionList decisions={decisions} forPartners={false} empty="No public decision was recorded." />
				<h2 className="govuk-heading-l">Minutes</h2>
				<MinutesText html={html} empty="No public minutes were written." />
				{authors.length > 0 && <p className="app-note">Written by {nameList(authors)}</p>}
				<p className="govuk-body">
					<AsAtLink href={`/${roadmap.slug}/meetings/${meeting.slug}/minutes.docx`}>
						These minutes as a Word document (docx)
					</AsAtLink>
				</p>
			</div>
		</PageBody>
	);
}

/** Every public decision of a roadmap, and the meetings whose minutes everybody can read. */
export function PublicDecisionsPage({ roadmap, decisions, meetings, today }: PublicDecisionsData) {
	return (
		<PageBody
			breadcrumbs={[
				{ text: "Roadmaps", href: "/" },
				{ text: roadmap.title, href: `/${roadmap.slug}` },
			]}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: [], title: "Decisions", within: roadmap.title }, today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Decisions</h1>
					<p className="govuk-body-l app-hero__lead">What the partners decided together in their meetings.</p>
				</>
			}
		>
			<div data-live="decisions">
				<DecisionList
					decisions={decisions}
					forPartners={false}
					meetingsHref={`/${roadmap.slug}/meetings`}
					empty="No public decision has been recorded yet."
				/>
				<h2 className="govuk-heading-l">Meetings and their minutes</h2>
				{meetings.length === 0 && (
					<p className="govuk-body">
						The minutes of a meeting are here once it is closed: there are none yet.
					</p>
				)}
				<ul className="app-changed__items">
					{meetings.map(({ slug, title, startsAt }) => (
						<li key={slug} className="app-changed__item">
							<p className="app-changed__action">
								<AsAtLink href={`/${roadmap.slug}/meetings/${slug}`}>{title}</AsAtLink>
							</p>
							<p className="app-changed__said">{formatInstant(startsAt)}</p>
						</li>
					))}
				</ul>
			</div>
		</PageBody>
	);
}
