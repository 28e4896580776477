import { useAsAt } from "../as-at/keep-as-at.tsx";
import { atomSuffix, calendarSuffix } from "../feeds/feed-suffixes.ts";

/** The ways to follow what a public page shows; none on the page of a past day. `href` is the address of that page. */
export function FollowLinks({ href }: { href: string }) {
	if (useAsAt() !== null) return null;
	return (
		<p className="govuk-body app-follow">
			<a className="govuk-link" href={`${href}/follow`}>
				Follow by e-mail
			</a>
			, with a{" "}
			<a className="govuk-link" href={href + atomSuffix}>
				feed (Atom)
			</a>{" "}
			or a{" "}
			<a className="govuk-link" href={href + calendarSuffix}>
				calendar of what is due (iCalendar)
			</a>
		</p>
	);
}
