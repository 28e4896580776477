import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { Details } from "../../ui/details.tsx";
import { Select } from "../../ui/select.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { NamedBoxes } from "./named-boxes.tsx";
import { AskList, DecisionList } from "./outcome-lists.tsx";
import type { RunData } from "./read-run.server.ts";

interface RunOutcomesProps {
	page: RunData;
	refused: FormAnswer | undefined;
}

/** What is decided and asked for at an item, written down on the spot. */
export function RunOutcomes({ page, refused }: RunOutcomesProps) {
	const { decisions, asks, roadmap, rights, meeting } = page;
	const mayWrite = rights.write && meeting.state === "in-progress";
	const answerTo = (intent: string) => (refused?.values.intent === intent ? refused : undefined);
	return (
		<section aria-labelledby="run-outcomes" className="app-panel">
			<h2 className="govuk-heading-m" id="run-outcomes">
				Decisions and asks at this item
			</h2>
			<DecisionList
				decisions={decisions}
				empty="No decision yet."
				actOf={(decision) => mayWrite && <TakeBack intent="take-back-decision" record={decision} />}
			/>
			<AskList
				asks={asks}
				roadmapSlug={roadmap.slug}
				empty="No ask yet."
				actOf={(ask) => mayWrite && <TakeBack intent="take-back-ask" record={ask} />}
			/>
			{mayWrite && (
				<>
					<DecisionForm page={page} refused={answerTo("decision")} />
					<AskForm page={page} refused={answerTo("ask")} />
				</>
			)}
		</section>
	);
}

interface TakeBackProps {
	intent: string;
	record: { id: string; text: string; number: number | null };
}

/** Takes back what was written down by mistake. What has its number stays. */
function TakeBack({ intent, record }: TakeBackProps) {
	const { id, text, number } = record;
	if (number !== null) return null;
	return (
		<Form method="post" preventScrollReset>
			<input type="hidden" name="id" value={id} />
			<button type="submit" name="intent" value={intent} className="app-link-button">
				Take back “{text}”
			</button>
		</Form>
	);
}

function DecisionForm({ page, refused }: RunOutcomesProps) {
	const { values = {}, errors = {} } = refused ?? {};
	const { partners, item } = page;
	return (
		<Details summary="Write down a decision" open={refused !== undefined}>
			<Form method="post" preventScrollReset noValidate>
				<input type="hidden" name="item" value={item.id} />
				<Textarea
					id="decisionText"
					name="decisionText"
					label="What is decided?"
					labelSize="s"
					rows={2}
					error={errors.decisionText}
					defaultValue={values.decisionText ?? ""}
				/>
				<NamedBoxes
					id="decided"
					legend="Who decided?"
					error={errors.decided}
					items={partners.map(({ id, name }) => ({
						name: `decided-${id}`,
						label: name,
						checked: values[`decided-${id}`] === "1",
					}))}
				/>
				{item.public ? (
					<NamedBoxes
						id="decision-public"
						legend="Who may read it?"
						items={[
							{
								name: "public",
								label: "The decision is public once the meeting is closed",
								checked: refused ? values.public === "1" : true,
							},
						]}
					/>
				) : (
					<p className="govuk-body-s">What is decided at a private item is for partners only.</p>
				)}
				<Button name="intent" value="decision">
					Write down the decision
				</Button>
			</Form>
		</Details>
	);
}

function AskForm({ page, refused }: RunOutcomesProps) {
	const { values = {}, errors = {} } = refused ?? {};
	const { partners, item, ownOrganisationIds } = page;
	const options = [
		{ value: "", text: "Choose an organisation" },
		...partners.map(({ id, name }) => ({ value: id, text: name })),
	];
	const own = partners.find(({ id }) => ownOrganisationIds.includes(id))?.id ?? "";
	return (
		<Details summary="Write down an ask" open={refused !== undefined}>
			<p>An ask goes from one partner to another. It is never public.</p>
			<Form method="post" preventScrollReset noValidate>
				<input type="hidden" name="item" value={item.id} />
				<Select
					id="askFrom"
					name="askFrom"
					label="Who asks?"
					labelSize="s"
					error={errors.askFrom}
					defaultValue={values.askFrom ?? own}
					options={options}
				/>
				<Select
					id="askTo"
					name="askTo"
					label="Who is asked?"
					labelSize="s"
					error={errors.askTo}
					defaultValue={values.askTo ?? ""}
					options={options}
				/>
				<Textarea
					id="askText"
					name="askText"
					label="What is asked for?"
					labelSize="s"
					rows={2}
					error={errors.askText}
					defaultValue={values.askText ?? ""}
				/>
				<DateInput
					id="due"
					namePrefix="due"
					legend="By when? (optional)"
					legendSize="s"
					error={errors.due}
					defaultValue={{ day: values["due-day"], month: values["due-month"], year: values["due-year"] }}
				/>
				<Button name="intent" value="ask">
					Write down the ask
				</Button>
			</Form>
		</Details>
	);
}
