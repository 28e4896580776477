import { Form } from "../../remix.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { MeetingData } from "./read-meetings.server.ts";

interface MeetingActsProps {
	page: MeetingData;
	here: string;
	refused: FormAnswer | undefined;
}

/** The one thing to do next with a meeting, and what else its chair can do. */
export function MeetingActs({ page, here, refused }: MeetingActsProps) {
	const { meeting, rights, mayCreateNext } = page;
	const { state } = meeting;
	return (
		<>
			{state === "in-progress" && (
				<>
					<InsetText>This meeting is running. Opening it counts as being there.</InsetText>
					<ButtonLink href={`${here}/run`}>Join the meeting</ButtonLink>
				</>
			)}
			{rights.run && (
				<div className="app-buttons">
					{state === "draft" && (
						<Act intent="open" look="secondary">
							Open for preparation and tell those invited
						</Act>
					)}
					{(state === "draft" || state === "open") && <Act intent="start">Start the meeting</Act>}
					{mayCreateNext && (
						<Act intent="next" look="secondary">
							Create the next meeting of this series
						</Act>
					)}
				</div>
			)}
			{rights.run && state !== "closed" && (
				<p className="govuk-body">
					<a className="govuk-link" href={`${here}/edit`}>
						Change the meeting
					</a>
					{" or "}
					<a className="govuk-link" href={`${here}/invite`}>
						invite people
					</a>
				</p>
			)}
			{rights.reopen && state === "closed" && <Reopen refused={refused} />}
		</>
	);
}

function Act({ intent, look, children }: { intent: string; look?: "secondary"; children: string }) {
	return (
		<Form method="post">
			<Button name="intent" value={intent} look={look}>
				{children}
			</Button>
		</Form>
	);
}

function Reopen({ refused }: { refused: FormAnswer | undefined }) {
	const answer = refused?.values.intent === "reopen" ? refused : undefined;
	return (
		<Details summary="Reopen the meeting" open={answer !== undefined}>
			<Form method="post" noValidate>
				<Textarea
					id="reason"
					name="reason"
					label="Why is it reopened?"
					labelSize="s"
					hint="The minutes that were kept stay as they were; closing again keeps new ones beside them."
					rows={2}
					error={answer?.errors.reason}
					defaultValue={answer?.values.reason ?? ""}
				/>
				<Button name="intent" value="reopen" look="warning">
					Reopen the meeting
				</Button>
			</Form>
		</Details>
	);
}
