import { useState } from "react";
import { formatDay } from "../../domain/dates.ts";
import type { Action } from "../../domain/read-model.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { ActionCrumbs } from "./action-crumbs.tsx";
import { CountsFor } from "./counts-for.tsx";
import { errorItems } from "./error-items.ts";
import type { FormAnswer } from "./form-answer.ts";

interface DueDatePageProps {
	action: Action;
	roadmap: { slug: string; title: string };
	refused: FormAnswer | undefined;
}

/** The form that moves the due date: the original stays, and every move says why and who agreed. */
export function DueDatePage({ action, roadmap, refused }: DueDatePageProps) {
	const [opened] = useState(action.version);
	const { errors = {}, values = {} } = refused ?? {};
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Move the due date" />
			{refused && (
				<ErrorSummary
					errors={errorItems(refused).map((item) =>
						item.href === "#dueOn" ? { ...item, href: "#due-day" } : item,
					)}
				/>
			)}
			<h1 className="govuk-heading-l">Move the due date</h1>
			<p className="govuk-body">
				{action.dueOn === null
					? "This action has no due date yet."
					: `It is due on ${formatDay(action.dueOn)}.`}{" "}
				{action.originalDueOn !== null &&
					`The original date, ${formatDay(action.originalDueOn)}, stays on the public page.`}
			</p>
			<CountsFor roadmapSlug={roadmap.slug} organisations={action.lead ? [action.lead] : []} />
			<Form method="post" noValidate>
				<input type="hidden" name="version" value={refused?.version ?? opened} />
				<DateInput
					id="due"
					namePrefix="due"
					legend="New due date"
					legendSize="s"
					hint="For example, 31 3 2027"
					error={errors.dueOn}
					defaultValue={{ day: values["due-day"], month: values["due-month"], year: values["due-year"] }}
				/>
				<Textarea
					id="reason"
					name="reason"
					label="Why does it move?"
					labelSize="s"
					hint="Everyone can read this."
					rows={3}
					error={errors.reason}
					defaultValue={values.reason ?? ""}
				/>
				<TextInput
					id="agreedBy"
					name="agreedBy"
					label="Who agreed to the new date?"
					labelSize="s"
					hint="Organisations or a meeting, such as “the Leadership Group”."
					error={errors.agreedBy}
					defaultValue={values.agreedBy ?? ""}
				/>
				<Button>Move the due date</Button>
			</Form>
		</>
	);
}
