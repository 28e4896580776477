import { formatInstant } from "#app/domain/dates.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import type { Visit } from "./read-visit.server.ts";

/** What changed since a partner was last here, in numbers, with the way to the sentences. */
export function Missed({ visit, roadmapSlug }: { visit: Visit; roadmapSlug: string }) {
	const link = (
		<a className="govuk-link" href={`/workspace/${roadmapSlug}/changes`}>
			See what has changed
		</a>
	);
	if (!visit) return <p className="govuk-body">{link}</p>;
	const { since, missed } = visit;
	const words = missed.length === 0 ? "nothing changed" : new Intl.ListFormat("en-GB").format(missed);
	return (
		<InsetText>
			Since your last visit on {formatInstant(since)}: {words}. {link}
		</InsetText>
	);
}
