import { type AgendaItem, type Meeting, timeWords } from "../../domain/meeting.ts";
import { Form } from "../../remix.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { itemStateWords } from "./meeting-words.ts";

interface AgendaListProps {
	agenda: AgendaItem[];
	meeting: Meeting;
	here: string;
	/** Whether the person orders and changes the items. */
	mayChange: boolean;
}

/** The agenda in its order, with buttons to change that order. */
export function AgendaList({ agenda, meeting, here, mayChange }: AgendaListProps) {
	if (agenda.length === 0) return <p className="govuk-body">Nothing is on the agenda yet.</p>;
	// How an action stands today is not how it stood in a meeting that is over.
	const isOver = meeting.state === "closed";
	return (
		<ol className="app-agenda">
			{agenda.map((item, index) => (
				<li key={item.id} className="app-agenda__item" data-item={item.title}>
					<p className="govuk-body govuk-!-margin-bottom-1">
						<strong>{item.title}</strong>{" "}
						{item.action && !isOver && <StatusTag status={item.action.status} />}
					</p>
					<p className="app-action__facts">
						<span>{item.public ? "Public" : "Private"}</span>
						<span>{timeOf(item, meeting)}</span>
						{item.presenter && <span>{item.presenter.name} speaks to it</span>}
						{meeting.state !== "draft" && meeting.state !== "open" && (
							<span>{itemStateWords[item.state]}</span>
						)}
					</p>
					{mayChange && (
						<div className="app-buttons">
							{index > 0 && <ItemButton item={item} intent="up" text="Move up" />}
							{index < agenda.length - 1 && <ItemButton item={item} intent="down" text="Move down" />}
							<a className="govuk-link govuk-!-font-size-16" href={`${here}/items/${item.id}`}>
								Change<span className="govuk-visually-hidden"> {item.title}</span>
							</a>
							{item.state === "planned" && <ItemButton item={item} intent="remove" text="Remove" />}
						</div>
					)}
				</li>
			))}
		</ol>
	);
}

function timeOf(item: AgendaItem, meeting: Meeting): string {
	if (meeting.state === "in-progress" || meeting.state === "closed")
		return timeWords(item.minutes, item.usedSeconds);
	if (item.minutes === null) return "No time planned";
	return item.minutes === 1 ? "1 minute" : `${item.minutes} minutes`;
}

function ItemButton({ item, intent, text }: { item: AgendaItem; intent: string; text: string }) {
	return (
		<Form method="post" preventScrollReset>
			<input type="hidden" name="item" value={item.id} />
			<button type="submit" name="intent" value={intent} className="app-link-button">
				{text}
				<span className="govuk-visually-hidden"> {item.title}</span>
			</button>
		</Form>
	);
}
