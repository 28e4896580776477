import { formatInstant } from "../../domain/dates.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";

/** A sign-in link, as far as its page shows it. */
interface ShownLink {
	name: string;
	asked: { here: true } | { here: false; device: string; at: string } | null;
}

/** The page that a sign-in link opens. Opening it changes nothing, so that programs that look into mail do not use it up. */
export function LinkPage({ link, error }: { link: ShownLink; error: string | undefined }) {
	const elsewhere = link.asked?.here === false ? link.asked : null;
	return (
		<>
			{error !== undefined && <ErrorSummary errors={[{ text: error, href: "#sign-in" }]} />}
			<h1 className="govuk-heading-l">{elsewhere ? "Did you ask for this link?" : "Sign in"}</h1>
			{elsewhere && (
				<InsetText>
					This link was asked for in another browser: {elsewhere.device}, on {formatInstant(elsewhere.at)}. If
					that was not you, close this page.
				</InsetText>
			)}
			<p className="govuk-body">
				{link.asked?.here ? "You asked for this link in this browser. " : ""}
				The link signs you in as <strong>{link.name}</strong>, and works once.
			</p>
			<form method="post">
				{elsewhere ? (
					<Button id="sign-in" name="confirm" value="yes">
						Yes, it was me: sign in here
					</Button>
				) : (
					<Button id="sign-in">Sign in</Button>
				)}
			</form>
		</>
	);
}

/** Said alike of links that were used, are over, or never were. */
export function LinkOverPage() {
	return (
		<>
			<h1 className="govuk-heading-l">This link does not work any more</h1>
			<p className="govuk-body">
				A link works once, and only for a short time. Nothing is lost: ask for a new one.
			</p>
			<ButtonLink href="/sign-in">Ask for a new link</ButtonLink>
		</>
	);
}

/** Told to whoever tried too often, or could not be signed in: one sentence, and the way back. */
export function NotSignedInPage({ message }: { message: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">You are not signed in</h1>
			<p className="govuk-body-l">{message}</p>
			<ButtonLink href="/sign-in">Sign in another way</ButtonLink>
		</>
	);
}
