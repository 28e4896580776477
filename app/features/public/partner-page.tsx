import { formatDay } from "#app/domain/dates.ts";
import { ActionSummaryLine } from "../actions/action-summary.tsx";
import { IllustrativeNote } from "../actions/illustrative-tag.tsx";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { EmbedLink } from "../embeds/embed-link.tsx";
import { FollowLinks } from "../following/follow-links.tsx";
import { countWords } from "./count-words.ts";
import { PageBody } from "./page-body.tsx";
import type { PartnerPageData } from "./partner-page.server.ts";
import { partWord } from "./partner-parts.ts";
import { wayTo } from "./way-to.ts";

/** One organisation on a roadmap: what it does there, what it promised, and what it gave its word on. */
export function PartnerPage(page: PartnerPageData) {
	const { roadmap, partner, leads, supports } = page;
	const href = `/${roadmap.slug}/partners`;
	const isMadeUp = [...leads.actions, ...supports.actions].some(
		({ illustrative }) => illustrative.length > 0,
	);
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap, { text: "Partners", href })}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{
				of: { by: [partner.name], title: `What ${partner.name} promised`, within: roadmap.title },
				today: page.today,
			}}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">{partner.name}</h1>
					<p className="govuk-body-l app-hero__lead">
						{partWord(partner.part)}
						{partner.description === "" ? "" : `: ${partner.description}`}
					</p>
				</>
			}
		>
			<div data-live="actions">
				{isMadeUp ? <IllustrativeNote /> : null}
				<Actions id="leads" heading="Actions it leads" list={leads} page={page} />
				<Actions id="supports" heading="Actions it supports" list={supports} page={page} />
			</div>
			<Updates {...page} />
			<FollowLinks href={`${href}/${partner.slug}`} />
			<EmbedLink href={`${href}/${partner.slug}`} />
		</PageBody>
	);
}

interface ActionsProps {
	id: "leads" | "supports";
	heading: string;
	list: PartnerPageData["leads"];
	page: PartnerPageData;
}

function Actions({ id, heading, list, page: { roadmap, partner, today } }: ActionsProps) {
	const { actions, total } = list;
	return (
		<section aria-labelledby={id} className="app-part">
			<h2 className="govuk-heading-l" id={id}>
				{heading}
			</h2>
			{total === 0 ? (
				<p className="govuk-body">
					{partner.name} {id} no action on this roadmap.
				</p>
			) : (
				<>
					<Counts {...list} />
					<ul className="app-actions">
						{actions.map((action) => (
							<ActionSummaryLine
								key={action.id}
								action={action}
								href={`/${roadmap.slug}/actions/${action.slug}`}
								today={today}
							/>
						))}
					</ul>
					{actions.length < total ? (
						<p className="govuk-body">
							{actions.length} of them are shown.{" "}
							<AsAtLink href={`/${roadmap.slug}?organisation=${partner.slug}#actions`}>
								See all actions that {partner.name} leads or supports
							</AsAtLink>
						</p>
					) : null}
				</>
			)}
		</section>
	);
}

function Counts({ total, counts }: PartnerPageData["leads"]) {
	return (
		<p className="govuk-body app-tags">
			<span>{countWords(total, "action")}:</span>
			{counts
				.filter(({ count }) => count > 0)
				.map(({ status, count }) => (
					<span key={status}>
						{count.toLocaleString("en-GB")} <StatusTag status={status} />
					</span>
				))}
		</p>
	);
}

function Updates({ roadmap, partner, updates }: PartnerPageData) {
	return (
		<section aria-labelledby="updates" className="app-section">
			<h2 className="govuk-heading-l" id="updates">
				Updates it stood behind
			</h2>
			<div data-live="updates">
				{updates.length === 0 ? (
					<p className="govuk-body">{partner.name} has not published, written in or signed an update yet.</p>
				) : (
					<ul className="govuk-list">
						{updates.map(({ number, title, publishedAt, about, parts }) => (
							<li key={number}>
								<AsAtLink href={`/${roadmap.slug}/updates/${number}`}>{title}</AsAtLink>
								<p className="app-meta">
									<span>Update {number}</span>
									<span>{formatDay(publishedAt)}</span>
									<span>{about.title}</span>
									{parts.map((part) => (
										<span key={part}>{part}</span>
									))}
								</p>
							</li>
						))}
					</ul>
				)}
			</div>
		</section>
	);
}
