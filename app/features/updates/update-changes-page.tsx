import { formatDay } from "#app/domain/dates.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { PageBody } from "../public/page-body.tsx";
import { Comparison } from "../versions/comparison.tsx";
import { comparisonSummary } from "../versions/comparison-summary.ts";
import type { UpdateChangesData } from "./read-update-page.server.ts";

/** What changed from one published update to the next: the status, and the text paragraph by paragraph. */
export function UpdateChangesPage({ roadmap, about, update, before, blocks }: UpdateChangesData) {
	const updates = `/${roadmap.slug}/updates`;
	return (
		<PageBody
			breadcrumbs={[
				{ text: "Roadmaps", href: "/" },
				{ text: roadmap.title, href: `/${roadmap.slug}` },
				{ text: about.title, href: `/${roadmap.slug}/${about.type}s/${about.slug}` },
				{ text: `Update ${update.number}`, href: `${updates}/${update.number}` },
			]}
			hero={
				<h1 className="govuk-heading-xl app-hero__title">
					What changed from update {before.number} to update {update.number}
				</h1>
			}
		>
			<dl className="govuk-summary-list">
				{[before, update].map((side) => (
					<div key={side.number} className="govuk-summary-list__row">
						<dt className="govuk-summary-list__key">Update {side.number}</dt>
						<dd className="govuk-summary-list__value">
							<AsAtLink href={`${updates}/${side.number}`}>{side.title}</AsAtLink>, published{" "}
							{formatDay(side.publishedAt)} {side.status === null ? null : <StatusTag status={side.status} />}
						</dd>
					</div>
				))}
			</dl>
			<h2 className="govuk-heading-l">The text</h2>
			<p className="govuk-body">{comparisonSummary(blocks)}</p>
			<Comparison blocks={blocks} writers={null} />
		</PageBody>
	);
}
