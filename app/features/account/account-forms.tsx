import { eraseWord, longestName } from "../../domain/person-name.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { WarningText } from "../../ui/warning-text.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { AccountCrumbs } from "./account-crumbs.tsx";

interface AccountFormProps {
	account: { name: string; email: string | null };
	refused: FormAnswer | undefined;
}

/** The form that changes one's name. */
export function NamePage({ account, refused }: AccountFormProps) {
	return (
		<>
			<AccountCrumbs page="Name" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Change your name</h1>
			<Form method="post" noValidate>
				<TextInput
					id="name"
					name="name"
					label="Your name"
					labelSize="s"
					hint="As the others should read it, also beside what you did before."
					autoComplete="name"
					maxLength={longestName}
					error={refused?.errors.name}
					defaultValue={refused?.values.name ?? account.name}
				/>
				<Button>Save the name</Button>
			</Form>
		</>
	);
}

/** The form that asks for another address. */
export function AddressPage({ account, refused }: AccountFormProps) {
	return (
		<>
			<AccountCrumbs page="E-mail" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Change your e-mail address</h1>
			<p className="govuk-body">
				{account.email === null ? "You have no address yet." : `It is ${account.email} now.`} A letter with a
				link goes to the new address. It becomes yours when you open the link, and the old address is told.
			</p>
			<Form method="post" noValidate>
				<TextInput
					id="email"
					name="email"
					type="email"
					label="New e-mail address"
					labelSize="s"
					autoComplete="email"
					spellCheck={false}
					error={refused?.errors.email}
					defaultValue={refused?.values.email ?? ""}
				/>
				<Button>Send the link</Button>
			</Form>
		</>
	);
}

/** The form that erases an account, with what goes and what stays. */
export function ErasePage({ refused }: { refused: FormAnswer | undefined }) {
	return (
		<>
			<AccountCrumbs page="Erase" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Erase your account</h1>
			<WarningText>This cannot be undone. Nobody can bring your account back.</WarningText>
			<p className="govuk-body">
				What goes: your name, your e-mail address, your passkeys, everywhere you are signed in, your settings,
				your roles, and every letter’s link.
			</p>
			<p className="govuk-body">
				What stays: what your organisations did on their roadmaps. Where your name stood, it says “Former
				member”. Words that people wrote in texts stay as they are.
			</p>
			<InsetText>
				<a className="govuk-link" href="/account/data.json" download>
					Download everything that is kept about you
				</a>{" "}
				first, if you want to have it.
			</InsetText>
			<form method="post" noValidate>
				<TextInput
					id="typed"
					name="typed"
					label={`Type ${eraseWord} to say that you mean it`}
					labelSize="s"
					autoComplete="off"
					spellCheck={false}
					error={refused?.errors.typed}
					defaultValue={refused?.values.typed ?? ""}
				/>
				<Button look="warning">Erase my account</Button>
			</form>
		</>
	);
}
