import { formatDay } from "#app/domain/dates.ts";
import { formatPeriod } from "#app/domain/period.ts";
import type { PublishedUpdate } from "#app/domain/read-model.ts";
import { Details } from "#app/ui/details.tsx";
import { SourceLine } from "./source-line.tsx";

/** A published text with its number, date and authors. */
export function PublishedText({ update }: { update: PublishedUpdate }) {
	return (
		<article className="app-update" aria-labelledby={`update-${update.number}`}>
			<h3 className="govuk-heading-m" id={`update-${update.number}`}>
				{update.title}
			</h3>
			<UpdateFacts update={update} />
			<Text html={update.html} />
			<SourceLine source={update.source} />
		</article>
	);
}

/** The updates that a later one has replaced: each is a click away, unchanged. */
export function EarlierUpdates({ updates }: { updates: PublishedUpdate[] }) {
	if (updates.length === 0) return null;
	return (
		<>
			<h3 className="govuk-heading-s">Earlier updates</h3>
			{updates.map((update) => (
				<Details key={update.id} summary={`Update ${update.number}: ${update.title}`}>
					<UpdateFacts update={update} />
					<Text html={update.html} />
				</Details>
			))}
		</>
	);
}

function UpdateFacts({ update }: { update: PublishedUpdate }) {
	const authors = update.authors.map(({ name }) => name);
	return (
		<p className="app-meta">
			<span>Update {update.number}</span>
			<span>published {formatDay(update.publishedAt)}</span>
			{update.period ? <span>about {formatPeriod(update.period)}</span> : null}
			{authors.length > 0 ? <span>written by {new Intl.ListFormat("en-GB").format(authors)}</span> : null}
		</p>
	);
}

/** The HTML comes from our own renderer, which knows only what is safe. */
function Text({ html }: { html: string }) {
	// biome-ignore lint/security/noDangerouslySetInnerHtml: see above
	return <div className="app-prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
