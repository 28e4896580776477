import { useState } from "react";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import type { MinutesData } from "./read-closing.server.ts";

/** One part of the minutes as plain text in a form: for browsers, networks and people whom the shared editor does not suit. */
export function MinutesFormPage(props: MinutesData & { refused: FormAnswer | undefined }) {
	const { roadmap, meeting, part, reading, refused } = props;
	const [opened] = useState(reading);
	const title = part === "public" ? "Minutes, public part" : "Minutes, private part";
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} meeting={meeting} page={title} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">{title}</h1>
			<p className="govuk-body">
				Others can write at the same time: only the paragraphs that you change here are changed, and
				everything that they write meanwhile stays.
			</p>
			<Form method="post">
				<input type="hidden" name="version" value={refused?.version ?? opened.seq} />
				<Textarea
					id="text"
					name="text"
					label={`Minutes of “${meeting.title}”`}
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
