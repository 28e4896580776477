import { Button } from "../../ui/button.tsx";

/** For whoever opened the link of the letter: the button that makes the new address theirs. */
export function ConfirmAddressPage({ email, here }: { email: string; here: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">Use this e-mail address?</h1>
			<p className="govuk-body-l">
				<strong>{email}</strong> becomes the address of your account. The address before is told.
			</p>
			<form method="post" action={here}>
				<Button>Use this address</Button>
			</form>
		</>
	);
}

/** For whoever opened links like this too often. */
export function WaitPage({ message }: { message: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">Try again later</h1>
			<p className="govuk-body">{message}</p>
		</>
	);
}

/** After the button. */
export function AddressChangedPage({ email }: { email: string }) {
	return (
		<>
			<h1 className="govuk-heading-l">Your address is changed</h1>
			<p className="govuk-body">From now on you sign in with {email}.</p>
			<p className="govuk-body">
				<a className="govuk-link" href="/account">
					Go to your account
				</a>
			</p>
		</>
	);
}

/** Instead of a link that was used, or is too old, or whose address somebody has meanwhile. */
export function AddressLinkOver() {
	return (
		<>
			<h1 className="govuk-heading-l">This link works no longer</h1>
			<p className="govuk-body">
				It was used, a newer one took its place, or more than an hour has passed. Nothing was changed.{" "}
				<a className="govuk-link" href="/account/e-mail">
					Ask for a new link
				</a>
			</p>
		</>
	);
}
