import { useState } from "react";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { ActionCrumbs } from "./action-crumbs.tsx";
import { errorItems } from "./error-items.ts";
import type { FormAnswer } from "./form-answer.ts";
import type { NarrativeData } from "./read-narrative.server.ts";

/** The narrative as plain text in a form: for browsers, networks and people whom the shared editor does not suit. */
export function PlainNarrativePage(props: NarrativeData & { refused: FormAnswer | undefined }) {
	const { action, roadmap, reading, refused } = props;
	const [opened] = useState(reading);
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Write in a plain form" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Write in a plain form</h1>
			<p className="govuk-body">
				Others can write at the same time: only the paragraphs that you change here are changed, and
				everything that they write meanwhile stays.
			</p>
			<Form method="post">
				<input type="hidden" name="seq" value={refused?.version ?? opened.seq} />
				<Textarea
					id="text"
					name="text"
					label={`Narrative of “${action.title}”`}
					labelSize="s"
					rows={16}
					error={refused?.errors.text}
					defaultValue={refused?.values.text ?? opened.text}
				/>
				<Details summary="How to write headings and lists">
					<p>Leave an empty line between paragraphs. Start a line with:</p>
					<ul className="govuk-list govuk-list--bullet">
						<li>## and a space for a heading</li>
						<li>- and a space for an item of a list</li>
						<li>1. and a space for an item of a numbered list</li>
						<li>&gt; and a space for a quotation</li>
					</ul>
				</Details>
				<Button>Save the text</Button>
			</Form>
		</>
	);
}
