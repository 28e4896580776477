import { Button, ButtonLink } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { type Choice, DemoPeople } from "./demo-people.tsx";

/** What can be chosen on the sign-in page. */
export interface SignInWays {
	/** The people of the demo; null elsewhere. */
	demoPeople: Choice[] | null;
	/** Whether letters can be read here, because they are not sent. */
	outbox: boolean;
	/** What people call the OpenID provider; null where none is set. */
	openIdName: string | null;
	/** Path of the script for passkeys; null where there can be none. */
	passkeyScript: string | null;
	/** Whether nobody has an account yet. */
	empty: boolean;
	/** Where to go afterwards. */
	to: string;
}

/** A form that was refused: which field, why, and what was typed. */
export interface SignInRefusal {
	field: "email" | "people" | null;
	message: string;
	email: string;
}

/** The one door: a link by e-mail, an account elsewhere, or a passkey; in the demo, a button for each person. */
export function SignInPage({ refused, ...ways }: SignInWays & { refused: SignInRefusal | undefined }) {
	const { demoPeople, to } = ways;
	const summary = refused && {
		text: refused.message,
		href: refused.field === null ? undefined : `#${refused.field}`,
	};
	return (
		<>
			{summary && <ErrorSummary errors={[summary]} />}
			<h1 className="govuk-heading-l">{demoPeople ? "Sign in to the demonstration" : "Sign in"}</h1>
			{demoPeople && (
				<>
					<DemoPeople people={demoPeople} to={to} />
					<h2 className="govuk-heading-m">With an account of your own</h2>
				</>
			)}
			{ways.empty && <FirstPerson />}
			<LinkForm to={to} refused={refused} />
			{ways.outbox && (
				<p className="govuk-body">
					No mail server is set:{" "}
					<a className="govuk-link" href="/sign-in/outbox">
						letters are kept in the outbox
					</a>
					.
				</p>
			)}
			<OtherWays {...ways} />
		</>
	);
}

function FirstPerson() {
	return (
		<InsetText>
			Nobody has an account here yet. Whoever runs this installation makes the first one with the command{" "}
			<code>npm run admin -- create "Name" name@example.org</code>, which prints a link to sign in with.
		</InsetText>
	);
}

function LinkForm({ to, refused }: { to: string; refused: SignInRefusal | undefined }) {
	return (
		<form method="post" action="/sign-in" noValidate>
			<input type="hidden" name="to" value={to} />
			<TextInput
				id="email"
				name="email"
				type="email"
				label="E-mail address"
				labelSize="s"
				hint="We send you a link that signs you in. There are no passwords here."
				autoComplete="email"
				spellCheck={false}
				className="govuk-input--width-20"
				error={refused?.field === "email" ? refused.message : undefined}
				defaultValue={refused?.email ?? ""}
			/>
			<Button name="way" value="link">
				Send me a link
			</Button>
		</form>
	);
}

function OtherWays({ openIdName, passkeyScript, to }: SignInWays) {
	return (
		<>
			{openIdName !== null && (
				<p>
					<ButtonLink look="secondary" href={`/sign-in/openid?to=${encodeURIComponent(to)}`}>
						{`Sign in with ${openIdName}`}
					</ButtonLink>
				</p>
			)}
			{passkeyScript !== null && (
				<>
					<div data-passkey-sign-in data-to={to} hidden>
						<Button type="button" look="secondary">
							Sign in with a passkey
						</Button>
						<p className="govuk-error-message" role="alert" />
					</div>
					<script src={passkeyScript} defer />
				</>
			)}
		</>
	);
}
