import { type Citation, citationText } from "#app/domain/citation.ts";
import { type Day, formatDay } from "#app/domain/dates.ts";
import { Details } from "#app/ui/details.tsx";
import { useAsAt } from "../as-at/keep-as-at.tsx";
import { withAsAt } from "../as-at/with-as-at.ts";
import { useCitedAddress } from "./cited-address.ts";

interface CitePageProps {
	of: Citation;
	/** The day by which the page says what is overdue. */
	today: Day;
	/** The address of what never changes; left out where the page is cited as at its day. */
	lasting?: string | undefined;
}

/** A citation of this page to be copied: an address that leads to just what was read, whatever becomes of the page. */
export function CitePage({ of, today, lasting }: CitePageProps) {
	const { origin, serviceName, path } = useCitedAddress();
	const day = useAsAt() ?? today;
	const url = origin + (lasting ?? withAsAt(path, day));
	const asAt = lasting === undefined ? day : null;
	return (
		<Details summary="Cite this page" className="app-cite">
			<p className="app-cite__text">{citationText(of, { service: serviceName, url, asAt })}</p>
			<p className="govuk-body-s">
				{asAt === null
					? "What is at this address does not change. A correction has an address of its own, and a withdrawal is marked."
					: `The address leads to this page as it stood at the end of ${formatDay(asAt)}, whatever changes later.`}
			</p>
		</Details>
	);
}
