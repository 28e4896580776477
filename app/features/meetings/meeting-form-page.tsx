import { useState } from "react";
import { formTimeOf, type Meeting, seriesSteps } from "../../domain/meeting.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { seriesWords } from "./meeting-words.ts";

interface MeetingFormPageProps {
	roadmap: { slug: string; title: string };
	/** Left out for a new meeting. */
	meeting?: Meeting;
	chairs: { id: string; name: string; organisation: string }[];
	refused: FormAnswer | undefined;
}

/** The form of a meeting: what, when, where, who chairs, how often. */
export function MeetingFormPage({ roadmap, meeting, chairs, refused }: MeetingFormPageProps) {
	const [opened] = useState(meeting?.version ?? 0);
	const errors = refused?.errors ?? {};
	const values = refused?.values ?? valuesOf(meeting);
	const title = meeting ? "Change the meeting" : "Create a meeting";
	const links = { day: "#day-day", chair: "#chairId" } as Record<string, string>;
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} {...(meeting ? { meeting } : {})} page={title} />
			{refused && (
				<ErrorSummary
					errors={errorItems(refused).map((item) => ({
						...item,
						href: links[item.href?.slice(1) ?? ""] ?? item.href,
					}))}
				/>
			)}
			<h1 className="govuk-heading-l">{title}</h1>
			<Form method="post" noValidate>
				<input type="hidden" name="version" value={refused?.version ?? opened} />
				<TextInput
					id="title"
					name="title"
					label="Title"
					labelSize="s"
					error={errors.title}
					defaultValue={values.title}
				/>
				<DateInput
					id="day"
					namePrefix="day"
					legend="Date"
					legendSize="s"
					hint="For example, 31 3 2027"
					error={errors.day}
					defaultValue={{ day: values["day-day"], month: values["day-month"], year: values["day-year"] }}
				/>
				<TextInput
					id="time"
					name="time"
					label="Begins at"
					labelSize="s"
					hint="London time, for example 14:30 or 2:30pm"
					className="govuk-input--width-5"
					error={errors.time}
					defaultValue={values.time}
				/>
				<TextInput
					id="duration"
					name="duration"
					label="Length in minutes"
					labelSize="s"
					className="govuk-input--width-4"
					inputMode="numeric"
					error={errors.duration}
					defaultValue={values.duration}
				/>
				<TextInput
					id="venue"
					name="venue"
					label="Place, or how to join (optional)"
					labelSize="s"
					error={errors.venue}
					defaultValue={values.venue}
				/>
				<Textarea
					id="summary"
					name="summary"
					label="What it is about (optional)"
					labelSize="s"
					rows={3}
					error={errors.summary}
					defaultValue={values.summary}
				/>
				<Select
					id="chairId"
					name="chairId"
					label="Chair"
					labelSize="s"
					hint="Leads and coordinators can chair. The chair may change all of this."
					error={errors.chair}
					defaultValue={values.chairId}
					options={[
						{ value: "", text: "Nobody yet" },
						...chairs.map(({ id, name, organisation }) => ({ value: id, text: `${name} (${organisation})` })),
					]}
				/>
				<Select
					id="every"
					name="every"
					label="How often it is held"
					labelSize="s"
					defaultValue={values.every}
					options={[
						{ value: "", text: "Once" },
						...seriesSteps.map((step) => ({ value: step, text: seriesWords[step] })),
					]}
				/>
				<Button>{meeting ? "Save the meeting" : "Create the meeting"}</Button>
			</Form>
		</>
	);
}

/** What the form shows of a meeting that is there. */
function valuesOf(meeting: Meeting | undefined): Record<string, string> {
	if (!meeting) return { duration: "60" };
	const { day, time } = formTimeOf(meeting.startsAt);
	const [year = "", month = "", dayOfMonth = ""] = day.split("-");
	return {
		title: meeting.title,
		"day-day": String(Number(dayOfMonth)),
		"day-month": String(Number(month)),
		"day-year": year,
		time,
		duration: String(meeting.durationMinutes ?? 60),
		venue: meeting.venue ?? "",
		summary: meeting.summary,
		chairId: meeting.chair?.id ?? "",
		every: meeting.seriesEvery ?? "",
	};
}
