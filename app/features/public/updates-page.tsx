import { authorsOf } from "#app/domain/citation.ts";
import { formatDay } from "#app/domain/dates.ts";
import { formatPeriod } from "#app/domain/period.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { type WithPartners, WrittenBy } from "./organisation-link.tsx";
import { PageBody } from "./page-body.tsx";
import type { UpdatesPageData } from "./updates-page.server.ts";
import { wayTo } from "./way-to.ts";

/** Every update of a roadmap that stands, newest first. */
export function UpdatesPage(page: UpdatesPageData) {
	const { roadmap, updates } = page;
	const href = `/${roadmap.slug}/updates`;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: "Updates", within: roadmap.title }, today: page.today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Updates</h1>
					<p className="govuk-body-l app-hero__lead">
						What the partners of “{roadmap.title}” published, newest first. A published text never changes.
					</p>
				</>
			}
		>
			<div data-live="updates">
				{updates.length === 0 ? (
					<p className="govuk-body">
						{page.isFirstPage
							? "No update has been published yet. Lead organisations publish them on their actions."
							: "There are no older updates."}
					</p>
				) : (
					<ul className="app-list">
						{updates.map((update) => (
							<Entry key={update.number} update={update} roadmap={roadmap} />
						))}
					</ul>
				)}
				{page.isFirstPage && page.next === null ? null : (
					<nav aria-label="Pages of updates" className="app-pages">
						{page.isFirstPage ? null : <AsAtLink href={href}>Newest updates</AsAtLink>}
						{page.next === null ? null : (
							<AsAtLink href={`${href}?before=${page.next}`}>Older updates</AsAtLink>
						)}
					</nav>
				)}
			</div>
		</PageBody>
	);
}

interface EntryProps {
	update: UpdatesPageData["updates"][number];
	roadmap: WithPartners;
}

function Entry({ update, roadmap }: EntryProps) {
	const { number, title, publishedAt, about, status, authors, period, beginning } = update;
	return (
		<li className="app-list__item">
			<h2 className="govuk-heading-m app-list__title">
				<AsAtLink href={`/${roadmap.slug}/updates/${number}`}>{title}</AsAtLink>
			</h2>
			<p className="app-meta">
				<span>Update {number}</span>
				<span>{formatDay(publishedAt)}</span>
				<span>{about.title}</span>
				{period ? <span>about {formatPeriod(period)}</span> : null}
				{authors.length > 0 ? <WrittenBy roadmap={roadmap} authors={authors} /> : null}
			</p>
			<p className="govuk-body">{beginning}</p>
			{status ? (
				<p className="govuk-body-s">
					<StatusTag status={status} /> when it was published
				</p>
			) : null}
		</li>
	);
}
