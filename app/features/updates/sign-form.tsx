import { useState } from "react";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Radios } from "../../ui/radios.tsx";
import { Select } from "../../ui/select.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { Stage } from "./read-stage.server.ts";

/** The word of one's own organisation; it can be changed until the text is published. */
export function SignForm({ stage, refused }: { stage: Stage; refused: FormAnswer | undefined }) {
	// What is signed is what was read: a text that comes in the meantime is refused, not signed unseen.
	const [round] = useState(stage.round);
	const { errors = {}, values = {} } = refused ?? {};
	const [first] = stage.mine;
	if (!first) return null;
	const chosen = stage.mine.find(({ id }) => id === values.organisationId) ?? first;
	return (
		<section aria-labelledby="sign">
			<h2 className="govuk-heading-m" id="sign">
				{stage.mine.length === 1 ? `What ${first.name} says` : "What your organisations say"}
			</h2>
			<Form method="post" noValidate>
				<input type="hidden" name="intent" value="sign" />
				<input type="hidden" name="version" value={round} />
				{stage.mine.length === 1 ? (
					<input type="hidden" name="organisationId" value={first.id} />
				) : (
					<Select
						id="organisationId"
						name="organisationId"
						label="For which organisation do you answer?"
						defaultValue={chosen.id}
						options={stage.mine.map(({ id, name }) => ({ value: id, text: name }))}
					/>
				)}
				<Radios
					id="answer"
					name="answer"
					legend={`You answer ${stage.mine.length === 1 ? `for ${first.name}` : "for this organisation"}`}
					legendSize="s"
					error={errors.answer}
					defaultValue={values.answer ?? chosen.answer ?? undefined}
					items={[
						{ value: "agrees", label: "Agrees" },
						{
							value: "agrees-with-note",
							label: "Agrees, with a note",
							hint: "If your organisation sees something differently, say so in the note. It is published with the update.",
						},
					]}
				/>
				<Textarea
					id="note"
					name="note"
					label="Note, published with the update"
					labelSize="s"
					rows={3}
					error={errors.note}
					defaultValue={values.note ?? chosen.note ?? ""}
				/>
				<Button>{chosen.answer === null ? "Answer" : "Change the answer"}</Button>
			</Form>
		</section>
	);
}
