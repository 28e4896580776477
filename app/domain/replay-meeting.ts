import type { MeetingAdded } from "./added-records.ts";
import type { ChangeContent } from "./change.ts";
import type { MeetingRecord } from "./roadmap-state.ts";

/** A meeting as it was when it was added. */
export const addedMeeting = (added: MeetingAdded): MeetingRecord => ({
	chairId: null,
	closedAt: null,
	publicVersion: null,
	...added,
});

type MeetingChange = Extract<
	ChangeContent,
	{ kind: "meeting-changed" | "agenda-changed" | "chair-taken" | "meeting-closed" | "meeting-reopened" }
>;

/** A meeting after a change of it. */
export function meetingAfter(meeting: MeetingRecord, content: MeetingChange): MeetingRecord {
	switch (content.kind) {
		case "meeting-changed": {
			const given = Object.entries(content.to).filter(([, value]) => value !== undefined);
			return { ...meeting, ...Object.fromEntries(given) };
		}
		case "agenda-changed":
			return {
				...meeting,
				agenda: content.to.items.map(({ id, title, public: isPublic }) => ({ id, title, public: isPublic })),
			};
		case "chair-taken":
			return { ...meeting, chairId: content.to.chairId };
		case "meeting-closed":
			return {
				...meeting,
				state: "closed",
				closedAt: content.to.closedAt,
				publicVersion: content.to.publicPart.version,
			};
		case "meeting-reopened":
			return { ...meeting, state: content.to.state };
	}
}
