import { Button } from "../../ui/button.tsx";

/** What the link at the end of a letter opens in a browser. Opening it changes nothing. */
export function StopFollowPage({ title, here }: { title: string | null; here: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">Stop these letters?</h1>
			<p className="govuk-body-l">
				You get no more letters about{" "}
				{title === null ? "something that is not public at the moment" : <strong>{title}</strong>}. If you
				follow nothing else, your address is deleted.
			</p>
			<form method="post" action={here}>
				<Button>Stop these letters</Button>
			</form>
		</>
	);
}

/** Afterwards, and for whoever comes again. */
export function StoppedPage() {
	return (
		<>
			<h1 className="govuk-heading-l">You get no more of these letters</h1>
			<p className="govuk-body">
				If you follow nothing else, your address is deleted. To follow something again, choose “Follow by
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
