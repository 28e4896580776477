import type { Role } from "../../domain/access.ts";
import { formatInstant } from "../../domain/dates.ts";
import { longestName } from "../../domain/person-name.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { WarningText } from "../../ui/warning-text.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { aRole, roleSentence } from "./invitation-letter.ts";

export interface InvitationPageProps {
	/** What has to happen before it can be accepted. */
	need: "nothing" | "name" | "sign-in" | "sign-out";
	/** Who is signed in here; null for nobody. */
	signedIn: string | null;
	roadmap: string;
	organisation: string;
	role: Role;
	email: string;
	inviter: string;
	expiresAt: string;
	/** The path of this page. */
	here: string;
	refused: FormAnswer | undefined;
}

/** An invitation, for whoever has the letter: what it is, and the button that accepts it. */
export function InvitationPage(props: InvitationPageProps) {
	const { need, roadmap, organisation, role, inviter, expiresAt, refused } = props;
	return (
		<>
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">You are invited</h1>
			<p className="govuk-body-l">
				{inviter} invites you to the roadmap “{roadmap}”, as {aRole(role)} for {organisation}.
			</p>
			<p className="govuk-body">{roleSentence(role)}</p>
			{need === "sign-in" && <SignInFirst {...props} />}
			{need === "sign-out" && <SignOutFirst {...props} />}
			{(need === "name" || need === "nothing") && <AcceptForm {...props} />}
			<p className="govuk-body">
				This link works once, until {formatInstant(expiresAt)}. Nothing happens if you do not accept.
			</p>
		</>
	);
}

function AcceptForm({ need, signedIn, email, here, refused }: InvitationPageProps) {
	return (
		<form method="post" action={here} noValidate>
			{need === "name" ? (
				<>
					<p className="govuk-body">Your address will be {email}. Only people of the same roadmaps see it.</p>
					<TextInput
						id="name"
						name="name"
						label="Your name"
						labelSize="s"
						hint="As the others should read it."
						autoComplete="name"
						maxLength={longestName}
						error={refused?.errors.name}
						defaultValue={refused?.values.name ?? ""}
					/>
				</>
			) : (
				<p className="govuk-body">You are signed in as {signedIn}.</p>
			)}
			<Button>Accept the invitation</Button>
		</form>
	);
}

function SignInFirst({ here, email }: InvitationPageProps) {
	return (
		<>
			<p className="govuk-body">
				There is an account with the address {email} already. Sign in with it, and you come back to this page.
			</p>
			<p className="govuk-body">
				<a className="govuk-link" href={`/sign-in?to=${encodeURIComponent(here)}`}>
					Sign in
				</a>
			</p>
		</>
	);
}

function SignOutFirst({ signedIn, email }: InvitationPageProps) {
	return (
		<>
			<WarningText>
				You are signed in as {signedIn}, but this invitation is for the account with the address {email}.
			</WarningText>
			<form method="post" action="/sign-out">
				<p className="govuk-body">Sign out, and open the link of the letter again.</p>
				<Button look="secondary">Sign out</Button>
			</form>
		</>
	);
}

/** Instead of an invitation that was accepted, taken back, sent again, or is too old. */
export function InvitationOver() {
	return (
		<>
			<h1 className="govuk-heading-l">This invitation works no longer</h1>
			<p className="govuk-body">
				It was accepted or taken back, a newer letter took its place, or more than 14 days have passed. If you
				have accepted it,{" "}
				<a href="/workspace" className="govuk-link">
					go to your workspace
				</a>
				. Otherwise ask whoever invited you to send it again.
			</p>
		</>
	);
}
