import { formatDay } from "#app/domain/dates.ts";
import { formatPeriod } from "#app/domain/period.ts";
import type { PublishedUpdate } from "#app/domain/read-model.ts";
import { Details } from "#app/ui/details.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { type WithPartners, WrittenBy } from "./organisation-link.tsx";
import { SourceLine } from "./source-line.tsx";

interface PublishedTextProps {
	update: PublishedUpdate;
	roadmap: WithPartners;
}

/** A published text with its number, date and authors, and the way to its own address. */
export function PublishedText({ update, roadmap }: PublishedTextProps) {
	return (
		<article className="app-update" aria-labelledby={`update-${update.number}`}>
			<h3 className="govuk-heading-m" id={`update-${update.number}`}>
				{update.title}
			</h3>
			<UpdateFacts update={update} roadmap={roadmap} />
			<Text html={update.html} />
			<SourceLine source={update.source} />
			<p className="govuk-body">
				<AsAtLink href={`/${roadmap.slug}/updates/${update.number}`}>
					Update {update.number} at its own address: who agreed, how it stood, what changed
				</AsAtLink>
			</p>
		</article>
	);
}

/** The updates that are not the one in force, replaced or withdrawn: each is a click away, unchanged. */
export function OtherUpdates({ updates, roadmap }: { updates: PublishedUpdate[]; roadmap: WithPartners }) {
	if (updates.length === 0) return null;
	return (
		<>
			<h3 className="govuk-heading-s">Other updates</h3>
			{updates.map((update) => (
				<Details key={update.id} summary={nameOf(update)}>
					<UpdateFacts update={update} roadmap={roadmap} />
					{update.withdrawn ? (
						<p className="govuk-body">
							Withdrawn on {formatDay(update.withdrawn.at)}: {update.withdrawn.reason}
						</p>
					) : (
						<Text html={update.html} />
					)}
					<p className="govuk-body">
						<AsAtLink href={`/${roadmap.slug}/updates/${update.number}`}>
							Update {update.number} at its own address
						</AsAtLink>
					</p>
				</Details>
			))}
		</>
	);
}

const nameOf = ({ number, title, withdrawn }: PublishedUpdate) =>
	`Update ${number}: ${title}${withdrawn ? " (withdrawn)" : ""}`;

function UpdateFacts({ update, roadmap }: PublishedTextProps) {
	return (
		<p className="app-meta">
			<span>Update {update.number}</span>
			<span>published {formatDay(update.publishedAt)}</span>
			{update.correction ? <span>corrected {formatDay(update.correction.at)}</span> : null}
			{update.period ? <span>about {formatPeriod(update.period)}</span> : null}
			{update.authors.length > 0 ? <WrittenBy roadmap={roadmap} authors={update.authors} /> : null}
		</p>
	);
}

/** The HTML comes from our own renderer, which knows only what is safe. */
function Text({ html }: { html: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: see above
	return <div className="app-prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
