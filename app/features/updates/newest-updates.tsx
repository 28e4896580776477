import { formatDay } from "#app/domain/dates.ts";
import type { UpdateInFull } from "#app/domain/read-model.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";

interface NewestUpdatesProps {
	/** Newest first. */
	updates: Pick<UpdateInFull, "number" | "title" | "publishedAt" | "about">[];
	/** Address of the roadmap's page. */
	href: string;
}

/** The last updates of a roadmap, each with a link to its own page. Nothing where there is none yet. */
export function NewestUpdates({ updates, href }: NewestUpdatesProps) {
	return (
		<section aria-labelledby="updates" className="app-section">
			<h2 className="govuk-heading-l" id="updates">
				Latest updates
			</h2>
			<div data-live="updates">
				{updates.length === 0 ? (
					<p className="govuk-body">
						No update has been published yet. Lead organisations publish them on their actions.
					</p>
				) : (
					<ul className="govuk-list">
						{updates.map(({ number, title, publishedAt, about }) => (
							<li key={number}>
								<AsAtLink href={`${href}/updates/${number}`}>{title}</AsAtLink>
								<p className="app-meta">
									<span>Update {number}</span>
									<span>{formatDay(publishedAt)}</span>
									<span>{about.title}</span>
								</p>
							</li>
						))}
						<li>
							<AsAtLink href={`${href}/updates`}>All updates</AsAtLink>
						</li>
					</ul>
				)}
			</div>
		</section>
	);
}
