import { answersTo } from "../../domain/ask.ts";
import { formatDay } from "../../domain/dates.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Radios } from "../../ui/radios.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { askStateWords } from "./meeting-words.ts";
import type { AskData } from "./read-outcomes.server.ts";

/** One ask: who, whom, what, by when; and the answer of the organisation that was asked. */
export function AskPage({ page, refused }: { page: AskData; refused: FormAnswer | undefined }) {
	const { roadmap, ask, mayAnswer } = page;
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const meeting = `/workspace/${roadmap.slug}/meetings/${ask.meeting.slug}`;
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} page={`Ask ${ask.number}`} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Ask {ask.number}</h1>
			<p className="govuk-body-l app-wrap">{ask.text}</p>
			<SummaryList
				rows={[
					{ key: "From", value: ask.from.name },
					{ key: "To", value: ask.to.name },
					{ key: "By", value: ask.dueOn === null ? "No date" : formatDay(ask.dueOn) },
					{
						key: "State",
						value: <Tag colour={askStateWords[ask.state].colour}>{askStateWords[ask.state].label}</Tag>,
					},
					...(ask.reason === null ? [] : [{ key: "They say", value: ask.reason }]),
					...(ask.answeredAt === null ? [] : [{ key: "Answered", value: formatDay(ask.answeredAt) }]),
					{
						key: "Asked in",
						value: (
							<a className="govuk-link" href={meeting}>
								{ask.meeting.title}
							</a>
						),
					},
				]}
			/>
			{mayAnswer ? (
				<AnswerForm page={page} refused={refused} />
			) : (
				<p className="govuk-body-s">Only leads of {ask.to.name} answer this ask.</p>
			)}
		</>
	);
}

function AnswerForm({ page, refused }: { page: AskData; refused: FormAnswer | undefined }) {
	const { ask } = page;
	const possible = answersTo[ask.state];
	if (possible.length === 0) return null;
	const labels = { open: "", accepted: "We accept it", declined: "We decline it", done: "It is done" };
	return (
		<Form method="post" noValidate>
			<input type="hidden" name="shown" value={ask.state} />
			<Radios
				id="answer"
				name="answer"
				legend={`What does ${ask.to.name} say?`}
				legendSize="m"
				error={refused?.errors.answer}
				defaultValue={refused?.values.answer}
				items={possible.map((state) => ({ value: state, label: labels[state] }))}
			/>
			<Textarea
				id="reason"
				name="reason"
				label="Why, or what was done"
				labelSize="s"
				hint="Needed when you decline. Partners can read it."
				rows={3}
				error={refused?.errors.reason}
				defaultValue={refused?.values.reason ?? ""}
			/>
			<Button>Save the answer</Button>
		</Form>
	);
}
