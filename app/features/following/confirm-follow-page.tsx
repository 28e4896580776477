import type { FollowFrequency } from "../../domain/follow.ts";
import { Button } from "../../ui/button.tsx";
import { frequencyWords } from "./follow-words.ts";

interface Wish {
	title: string;
	roadmapTitle: string;
	frequency: FollowFrequency;
}

/** The page that the link in the letter opens. Opening it changes nothing: programs that look into mail open links, too. */
export function ConfirmFollowPage({ title, roadmapTitle, frequency, here }: Wish & { here: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">Follow by e-mail?</h1>
			<p className="govuk-body-l">
				You get letters when something changes on <strong>{title}</strong>
				{title === roadmapTitle ? "" : ` (${roadmapTitle})`}, {frequencyWords[frequency].when}.
			</p>
			<form method="post" action={here}>
				<Button>Follow</Button>
			</form>
			<p className="govuk-body">
				You did not ask for this? Close this page: you get no letters, and your address is deleted.
			</p>
		</>
	);
}

/** After the button. */
export function FollowingPage({
	title,
	frequency,
	path,
	manageKey,
}: Omit<Wish, "roadmapTitle"> & { path: string; manageKey: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">You follow this now</h1>
			<p className="govuk-body-l">
				You get letters when something changes on <strong>{title}</strong>, {frequencyWords[frequency].when}.
			</p>
			<p className="govuk-body">
				Each letter says how to stop.{" "}
				<a className="govuk-link" href={`/follow/manage/${manageKey}`}>
					See and change everything that you follow
				</a>
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href={path}>
					Go to “{title}”
				</a>
			</p>
		</>
	);
}

/** Said alike of links that were used, are over, or never were. */
export function FollowLinkOver() {
	return (
		<>
			<h1 className="govuk-heading-l">This link does not work any more</h1>
			<p className="govuk-body">
				It was used already, more than 3 days have passed, or what it was about is not public any more. If you
				follow something, each letter has a link to change that. To follow something else, choose “Follow by
				e-mail” on its page.
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href="/">
					Go to the public roadmaps
				</a>
			</p>
		</>
	);
}
