import { followFrequencies } from "../../domain/follow.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, type ErrorSummaryItem } from "../../ui/error-summary.tsx";
import { Radios } from "../../ui/radios.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { OtherWays } from "../feeds/other-ways.tsx";
import { frequencyWords } from "./follow-words.ts";

/** What is to be followed. */
export interface FollowedThing {
	title: string;
	path: string;
}

/** A form that was refused, with what was typed. */
export interface FollowRefusal {
	message: string;
	errors: Record<string, string>;
	email: string;
	frequency: string;
}

const choices = followFrequencies.map((value) => {
	const { label, hint } = frequencyWords[value];
	return { value, label, hint };
});

/** Asks for an address and how often. */
export function FollowPage({
	title,
	path,
	origin,
	refused,
}: FollowedThing & { origin: string; refused: FollowRefusal | undefined }) {
	return (
		<>
			<Breadcrumbs items={[{ text: title, href: path }]} />
			{refused ? <ErrorSummary errors={itemsOf(refused)} /> : null}
			<h1 className="govuk-heading-l">Follow by e-mail</h1>
			<p className="govuk-body-l">
				Get a letter when something changes on <strong>{title}</strong>. You need no account.
			</p>
			<form method="post" action={`${path}/follow`} noValidate>
				<TextInput
					id="email"
					name="email"
					type="email"
					label="E-mail address"
					labelSize="s"
					hint="We send a letter to it first, to ask whether it is yours. It is shown to nobody, and deleted when you stop."
					autoComplete="email"
					spellCheck={false}
					className="govuk-input--width-20"
					error={refused?.errors.email}
					defaultValue={refused?.email ?? ""}
				/>
				<Radios
					id="frequency"
					name="frequency"
					legend="How often?"
					legendSize="s"
					items={choices}
					error={refused?.errors.frequency}
					defaultValue={refused?.frequency ?? "weekly"}
				/>
				<Button>Follow by e-mail</Button>
			</form>
			<OtherWays path={path} origin={origin} />
		</>
	);
}

function itemsOf({ message, errors }: FollowRefusal): ErrorSummaryItem[] {
	const fields = Object.entries(errors);
	if (fields.length === 0) return [{ text: message }];
	return fields.map(([field, text]) => ({ text, href: `#${field}` }));
}

/** Said whether or not the address is known here. */
export function FollowAskedPage({
	title,
	path,
	email,
	outbox,
}: FollowedThing & { email: string; outbox: boolean }) {
	return (
		<>
			<h1 className="govuk-heading-l">Look into your mail</h1>
			<p className="govuk-body-l">
				A letter is on its way to <strong>{email}</strong>. Open the link in it to follow “{title}”.
			</p>
			<p className="govuk-body">
				The link works for 3 days. Without it you get no letters, and the address is deleted. Nothing came?
				Look among unwanted mail, check the address, or{" "}
				<a className="govuk-link" href={`${path}/follow`}>
					ask again
				</a>
				.
			</p>
			{outbox ? (
				<p className="govuk-body">
					No mail server is set:{" "}
					<a className="govuk-link" href="/sign-in/outbox">
						read the letter in the outbox
					</a>
					.
				</p>
			) : null}
			<p className="govuk-body">
				<a className="govuk-link" href={path}>
					Back to “{title}”
				</a>
			</p>
		</>
	);
}
