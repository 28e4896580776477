import { dayOf, formatDay } from "#app/domain/dates.ts";
import type { Action } from "#app/domain/read-model.ts";
import { statusMeanings } from "#app/domain/status.ts";
import { FreshnessNotes } from "../actions/freshness-notes.tsx";
import { IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { StatusTag } from "../actions/status-tag.tsx";

interface StatusStatementProps {
	action: Action;
	today: string;
}

/** How an action is going as a human statement: the word, its criterion, the reason, who said it and when. */
export function StatusStatement({ action, today }: StatusStatementProps) {
	const { status, statusReason, statusPath, illustrative } = action;
	return (
		<div className={`app-statement app-statement--${statusMeanings[status].colour}`}>
			<p className="app-statement__status">
				<StatusTag status={status} />
				<IllustrativeTag of={illustrative} field="status" />
				<span className="app-statement__criterion">{statusMeanings[status].criterion}</span>
			</p>
			<p className="govuk-body-l app-statement__reason">
				{statusReason}
				<IllustrativeTag of={illustrative} field="statusNote" />
			</p>
			{statusPath ? (
				<>
					<h3 className="govuk-heading-s app-statement__heading">Path to green</h3>
					<p className="govuk-body">{statusPath}</p>
				</>
			) : null}
			<p className="app-statement__author">{authorWords(action)}</p>
			<FreshnessNotes action={action} today={today} />
		</div>
	);
}

function authorWords({ statusAuthor, statusAt, confirmedAt }: Action): string {
	const confirmed =
		dayOf(confirmedAt) === dayOf(statusAt) ? "" : ` Confirmed on ${formatDay(confirmedAt)}: nothing new.`;
	return `${saidBy(statusAuthor)} ${formatDay(statusAt)}.${confirmed}`;
}

function saidBy(author: Action["statusAuthor"]): string {
	if (!author) return "Loaded with the roadmap on";
	const who = author.organisation?.name ?? "a partner";
	return author.onBehalfOf
		? `Recorded by ${who} on behalf of ${author.onBehalfOf.name} on`
		: `Said by ${who} on`;
}
