import type { Action } from "../../domain/read-model.ts";
import { statuses, statusMeanings } from "../../domain/status.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Radios } from "../../ui/radios.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { errorItems } from "./error-items.ts";
import type { FormAnswer } from "./form-answer.ts";
import { HiddenFields } from "./hidden-fields.tsx";

interface StatusFormProps {
	action: Action;
	version: number;
	refused: FormAnswer | undefined;
	/** What else the form sends, beside what is typed. */
	hidden?: Record<string, string>;
}

/** The form for a change of status. The criterion stands beside each status; the path shows where the rules ask for it. */
export function StatusForm({ action, version, refused, hidden = {} }: StatusFormProps) {
	const { errors = {}, values } = refused ?? {};
	const chosen = values?.status || action.status;
	return (
		<>
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<Form method="post" className="app-status-form" preventScrollReset noValidate>
				<input type="hidden" name="version" value={version} />
				<HiddenFields values={hidden} />
				<Radios
					id="status"
					name="status"
					legend="How is it going?"
					legendSize="s"
					small
					error={errors.status}
					defaultValue={chosen}
					items={statuses.map((status) => ({
						value: status,
						label: statusMeanings[status].label,
						hint: statusMeanings[status].criterion,
					}))}
				/>
				<Textarea
					id="reason"
					name="reason"
					label="Why?"
					labelSize="s"
					hint="Everyone can read this: one or two plain sentences."
					rows={3}
					error={errors.reason}
					defaultValue={values?.reason ?? ""}
				/>
				<div className="app-path-to-green">
					<Textarea
						id="path"
						name="path"
						label="What will be done, or whose help is needed?"
						labelSize="s"
						hint="The path to green: asked for when an action is at risk, off track or paused."
						rows={3}
						error={errors.path}
						defaultValue={values?.path ?? ""}
					/>
				</div>
				<Button name="intent" value="status">
					Save the status
				</Button>
			</Form>
		</>
	);
}
