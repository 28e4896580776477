import { useState } from "react";
import { formatDay } from "../../domain/dates.ts";
import { freshnessOf } from "../../domain/freshness.ts";
import type { Action } from "../../domain/read-model.ts";
import { statusMeanings } from "../../domain/status.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import { FreshnessNotes } from "../actions/freshness-notes.tsx";
import { IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { StatusTag } from "../actions/status-tag.tsx";
import { CountsFor } from "./counts-for.tsx";
import type { FormAnswer } from "./form-answer.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { StatusForm } from "./status-form.tsx";

interface StatusPanelProps {
	action: Action;
	roadmapSlug: string;
	mayChange: boolean;
	/** Whether the meeting is over in which it could have been changed: nothing is said then about who may. */
	isOver?: boolean;
	today: string;
	refused: FormAnswer | undefined;
	/** Whether they came to change the status. */
	opened?: boolean;
	/** What else the forms send, beside what is typed. */
	hidden?: Record<string, string>;
}

/**
 * How an action is going, and the two ways to say so: one click when nothing changed, one short form when it did.
 * The forms keep the version of the moment they were opened, however often the page around them is refreshed.
 */
export function StatusPanel({
	action,
	roadmapSlug,
	mayChange,
	isOver = false,
	today,
	refused,
	opened = false,
	hidden = {},
}: StatusPanelProps) {
	const [version] = useState(refused?.version ?? action.version);
	const { label } = statusMeanings[action.status];
	const ended = action.status === "complete" || action.status === "stopped";
	const { silentDays } = freshnessOf(action, today);
	return (
		<section aria-labelledby="status-heading" className="app-panel">
			<h2 className="govuk-heading-m" id="status-heading">
				How it is going
			</h2>
			<p className="govuk-body" data-status={action.status}>
				<StatusTag status={action.status} />
				<IllustrativeTag of={action.illustrative} field="status" /> {authorWords(action)}
			</p>
			<p className="govuk-body app-wrap">
				{action.statusReason}
				<IllustrativeTag of={action.illustrative} field="statusNote" />
			</p>
			{action.statusPath !== null && (
				<p className="govuk-body app-wrap">
					<strong>Path to green:</strong> {action.statusPath}
				</p>
			)}
			<p className="govuk-body-s">
				<FreshnessNotes action={action} today={today} />
			</p>
			{mayChange && <CountsFor roadmapSlug={roadmapSlug} organisations={action.lead ? [action.lead] : []} />}
			{mayChange && !ended && (
				<Form method="post" preventScrollReset>
					<input type="hidden" name="version" value={version} />
					<HiddenFields values={hidden} />
					<Button look={silentDays === null ? "secondary" : undefined} name="intent" value="confirm">
						Still {label.toLowerCase()}, nothing new
					</Button>
				</Form>
			)}
			{mayChange && (
				<Details summary="Change the status" id="change-status" open={opened || refused !== undefined}>
					<StatusForm action={action} version={version} refused={refused} hidden={hidden} />
				</Details>
			)}
			{!mayChange && !isOver && (
				<p className="govuk-body-s">
					Only {action.lead?.name ?? "the lead organisation"} and the coordinator can change the status.
				</p>
			)}
		</section>
	);
}

function authorWords({ statusAuthor, statusAt, confirmedAt }: Action): string {
	const said = statusAuthor?.organisation
		? `said by ${statusAuthor.personName ?? statusAuthor.organisation.name} on ${formatDay(statusAt)}`
		: `loaded with the roadmap on ${formatDay(statusAt)}`;
	const forLead = statusAuthor?.onBehalfOf ? `, on behalf of ${statusAuthor.onBehalfOf.name}` : "";
	const confirmed = confirmedAt > statusAt ? `; still so on ${formatDay(confirmedAt)}` : "";
	return said + forLead + confirmed;
}
