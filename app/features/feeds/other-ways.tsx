import { atomSuffix, calendarSuffix, jsonFeedSuffix } from "./feed-suffixes.ts";

/** How to subscribe to a page with a calendar or a feed reader. `path` is that of the page. */
export function OtherWays({ path, origin }: { path: string; origin: string }) {
	const url = origin + path;
	return (
		<section aria-labelledby="other-ways" className="app-section">
			<h2 className="govuk-heading-m" id="other-ways">
				Follow without e-mail
			</h2>
			<h3 className="govuk-heading-s">In your calendar</h3>
			<p className="govuk-body">
				Actions and milestones on the day they are due, with their status.{" "}
				<a className="govuk-link" href={(url + calendarSuffix).replace(/^https?:/, "webcal:")}>
					Open in your calendar program
				</a>
				, or copy this address into your calendar where it says “subscribe”, “from URL” or “from the
				internet”:
			</p>
			<Address url={url + calendarSuffix} />
			<p className="govuk-body">
				The calendar then stays up to date.{" "}
				<a className="govuk-link" href={path + calendarSuffix}>
					Download it as a file
				</a>{" "}
				to have the days as they are now.
			</p>
			<h3 className="govuk-heading-s">In a feed reader</h3>
			<p className="govuk-body">
				Changes and published updates as they come. Copy the address of the{" "}
				<a className="govuk-link" href={path + atomSuffix}>
					Atom feed
				</a>{" "}
				or the{" "}
				<a className="govuk-link" href={path + jsonFeedSuffix}>
					JSON feed
				</a>{" "}
				into your reader:
			</p>
			<Address url={url + atomSuffix} />
		</section>
	);
}

function Address({ url }: { url: string }) {
	return (
		<p className="govuk-body app-wrap">
			<code>{url}</code>
		</p>
	);
}
