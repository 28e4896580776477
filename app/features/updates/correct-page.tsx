import { useState } from "react";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { mostCorrectedWords } from "./count-changed-words.ts";
import type { PublishedData } from "./read-published.server.ts";

/** The text of a published update in a form, for slips only: the wording before stays at its address. */
export function CorrectPage(props: PublishedData & { refused: FormAnswer | undefined }) {
	const { roadmap, action, update, refused } = props;
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page={`Correct update ${update.number}`} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Correct a slip in update {update.number}</h1>
			{update.withdrawn || update.isLoaded ? (
				<InsetText>
					{update.withdrawn
						? "This update is withdrawn: it is no longer corrected."
						: "This update was loaded from a file: it cannot be corrected here."}
				</InsetText>
			) : (
				<CorrectForm update={update} refused={refused} />
			)}
		</>
	);
}

function CorrectForm({
	update,
	refused,
}: Pick<PublishedData, "update"> & { refused: FormAnswer | undefined }) {
	const [opened] = useState(update);
	const { errors = {}, values = {} } = refused ?? {};
	return (
		<>
			<p className="govuk-body">
				For a misspelt word or name: at most {mostCorrectedWords} words. The update is marked as corrected
				with today’s date, and the wording before stays at its own address. Organisations signed the text:
				what changes its meaning is a new update.
			</p>
			<Form method="post" noValidate>
				<input type="hidden" name="version" value={opened.version} />
				<TextInput
					id="title"
					name="title"
					label="Title of the update"
					labelSize="s"
					error={errors.title}
					defaultValue={values.title ?? opened.title}
				/>
				<Textarea
					id="text"
					name="text"
					label="The text as it should read"
					labelSize="s"
					rows={12}
					error={errors.text}
					defaultValue={values.text ?? opened.text}
				/>
				<TextInput
					id="note"
					name="note"
					label="What did you correct?"
					labelSize="s"
					hint="Everyone can read this, for example “A misspelt name”."
					error={errors.note}
					defaultValue={values.note ?? ""}
				/>
				<Button>Publish the correction</Button>
			</Form>
		</>
	);
}
