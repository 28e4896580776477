import type {
	ActionAdded,
	MeasureAdded,
	MeetingAdded,
	PartnerAdded,
	RoadmapAdded,
	WorkstreamAdded,
} from "./added-records.ts";
import type { ChangeContent } from "./change.ts";
import { actionAfter, addedAction } from "./replay-action.ts";
import { replayEditing } from "./replay-editing.ts";
import { addedMeeting, meetingAfter } from "./replay-meeting.ts";
import { type LedgerLine, nothingYet, type RoadmapState } from "./roadmap-state.ts";

/**
 * Rebuilds a roadmap from its ledger: the state after these lines, which follow each other by revision. A long ledger can be
 * given in portions, each onto the state that the one before it gave; that state is used up.
 */
export function replay(lines: Iterable<LedgerLine>, onto: RoadmapState = nothingYet()): RoadmapState {
	for (const line of lines) {
		apply(onto, line);
		onto.revision = line.revision;
	}
	return onto;
}

/** One rule for each kind of change: a kind without one does not compile. */
function apply(state: RoadmapState, line: LedgerLine): void {
	const { content, subject } = line;
	switch (content.kind) {
		case "roadmap-added":
			state.roadmap = { ...(content.to as RoadmapAdded), archived: false };
			return;
		case "partner-added":
			state.partners.set(subject.id, { ...(content.to as PartnerAdded), archived: false });
			return;
		case "workstream-added":
			state.workstreams.set(subject.id, { ...(content.to as WorkstreamAdded), archived: false });
			return;
		case "action-added":
			state.actions.set(subject.id, addedAction(content.to as ActionAdded, line));
			return;
		case "measure-added":
			// Lines from before there was such a day do not name it.
			state.measures.set(subject.id, {
				nextReleaseOn: null,
				...(content.to as Omit<MeasureAdded, "nextReleaseOn">),
				archived: false,
			});
			return;
		case "meeting-added":
			state.meetings.set(subject.id, addedMeeting(content.to as MeetingAdded));
			return;
		case "meeting-changed":
		case "agenda-changed":
		case "chair-taken":
		case "meeting-closed":
		case "meeting-reopened":
			replace(state.meetings, subject.id, (meeting) => meetingAfter(meeting, content));
			return;
		case "decision-recorded":
			state.decisions.set(subject.id, content.to);
			return;
		case "ask-recorded":
			state.asks.set(subject.id, { ...content.to, state: "open", reason: null });
			return;
		case "ask-answered":
			replace(state.asks, subject.id, (ask) => ({ ...ask, state: content.to.state, reason: line.reason }));
			return;
		case "update-published":
		case "update-withdrawn":
		case "update-corrected":
			updateAfter(state, content, line);
			return;
		case "meeting-invited":
		case "update-sent-for-agreement":
		case "update-signed-off":
		case "update-taken-back":
			// What people say to each other before anything is published: no part of the roadmap.
			return;
		case "person-joined":
		case "role-changed":
		case "person-left":
		case "person-removed":
			// Who may do what: no part of the roadmap, either.
			return;
		case "status-changed":
		case "status-confirmed":
		case "due-date-changed":
		case "owner-changed":
		case "milestone-changed":
			replace(state.actions, subject.id, (action) => actionAfter(action, content, line));
			return;
		default:
			replayEditing(state, content, subject.id);
	}
}

function updateAfter(
	{ updates }: RoadmapState,
	content: Extract<ChangeContent, { kind: "update-published" | "update-withdrawn" | "update-corrected" }>,
	{ subject: { id }, at, reason }: LedgerLine,
): void {
	switch (content.kind) {
		case "update-published":
			updates.set(id, { id, number: content.to.number, publishedAt: at, version: 1, withdrawn: null });
			return;
		case "update-withdrawn":
			replace(updates, id, (update) => ({ ...update, withdrawn: { at, reason: reason ?? "" } }));
			return;
		case "update-corrected":
			replace(updates, id, (update) => ({ ...update, version: content.to.version }));
			return;
	}
}

/** What a line says of a record that is not there concerns nothing that is shown. */
function replace<T>(records: Map<string, T>, id: string, after: (record: T) => T): void {
	const record = records.get(id);
	if (record) records.set(id, after(record));
}
