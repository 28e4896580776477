import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Radios } from "../../ui/radios.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { AskList, DecisionList } from "./outcome-lists.tsx";
import type { ClosableText, ClosingData } from "./read-closing.server.ts";

const nameList = (names: string[]) => new Intl.ListFormat("en-GB").format(names);

/** The last look at a meeting before it is closed: what gets its number, and what becomes of the narratives. */
export function ClosePage({ page, refused }: { page: ClosingData; refused: FormAnswer | undefined }) {
	const { roadmap, meeting, agenda, decisions, asks, texts, outAlready, forOthers, signOffBy } = page;
	const values = refused?.values ?? {};
	const [year = "", month = "", day = ""] = signOffBy.split("-");
	const open = agenda.filter(({ state }) => state === "planned");
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} meeting={meeting} page="Close the meeting" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Close the meeting</h1>
			<p className="govuk-body">
				The minutes are kept as they are now, and nobody can change them afterwards. The public part is
				published at once. Everybody who was there gets a summary.
			</p>
			{open.length > 0 && (
				<p className="govuk-body">Not talked about: {nameList(open.map(({ title }) => title))}.</p>
			)}
			<h2 className="govuk-heading-m">Decisions</h2>
			<DecisionList decisions={decisions} empty="No decision was written down." />
			<h2 className="govuk-heading-m">Asks</h2>
			<AskList asks={asks} roadmapSlug={roadmap.slug} empty="No ask was written down." />
			<Form method="post" noValidate>
				{texts.length + outAlready.length + forOthers.length > 0 && (
					<h2 className="govuk-heading-m">Narratives that were talked about</h2>
				)}
				{outAlready.length > 0 && (
					<p className="govuk-body">Out for agreement already: {nameList(outAlready)}.</p>
				)}
				{forOthers.length > 0 && (
					<p className="govuk-body">
						Only the lead organisation of an action and the coordinator send out or publish what is written on
						it. They can do that on its page, or close this meeting: {nameList(forOthers)}.
					</p>
				)}
				{texts.length > 0 && (
					<>
						{texts.map((text) => (
							<TextFields key={text.slug} text={text} values={values} usual={meeting.title} />
						))}
						<DateInput
							id="signOffBy"
							namePrefix="signOffBy"
							legend="Until when can organisations answer?"
							legendSize="s"
							hint="For what goes out for agreement."
							defaultValue={{
								day: values["signOffBy-day"] ?? String(Number(day)),
								month: values["signOffBy-month"] ?? String(Number(month)),
								year: values["signOffBy-year"] ?? year,
							}}
						/>
					</>
				)}
				<Button>Close the meeting</Button>
			</Form>
		</>
	);
}

interface TextFieldsProps {
	text: ClosableText;
	values: Record<string, string>;
	usual: string;
}

function TextFields({ text, values, usual }: TextFieldsProps) {
	const { slug, title, maySend } = text;
	return (
		<Fieldset id={`text-${slug}`} legend={title} legendSize="s">
			<Radios
				id={`wish-${slug}`}
				name={`wish-${slug}`}
				legend="What becomes of its narrative?"
				small
				defaultValue={values[`wish-${slug}`] ?? "none"}
				items={[
					{ value: "none", label: "It stays a draft" },
					...(maySend ? [{ value: "send", label: "It goes out for agreement" }] : []),
					{ value: "publish", label: "It is published as it stands" },
				]}
			/>
			<TextInput
				id={`title-${slug}`}
				name={`title-${slug}`}
				label="Title of the update"
				defaultValue={values[`title-${slug}`] ?? usual}
			/>
		</Fieldset>
	);
}
