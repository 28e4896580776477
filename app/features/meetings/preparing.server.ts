import type { Intents, MeetingForm } from "./answer-meeting-form.server.ts";
import { saying, tickedIn } from "./answer-meeting-form.server.ts";
import { addAgendaItem, addProposed, moveAgendaItem, removeAgendaItem } from "./change-agenda.server.ts";
import { itemWishOf } from "./item-wish.server.ts";
import { createNextInSeries } from "./plan-meeting.server.ts";
import { reopenMeeting } from "./reopen-meeting.server.ts";
import { openMeeting, startMeeting } from "./run-meeting.server.ts";

const where = ({ roadmapSlug, meetingSlug }: MeetingForm) => ({ roadmapSlug, meetingSlug });
const withItem = (form: MeetingForm) => ({ ...where(form), itemId: form.fields.item ?? "" });

/** What the buttons on the page of a meeting do. */
export const preparing: Intents = {
	open: (form) =>
		saying(
			openMeeting(form.app, form.person, where(form)),
			"The meeting is open, and everybody who is invited is told.",
		),
	start: (form) =>
		saying(startMeeting(form.app, form.person, where(form)), () => ({
			done: null,
			to: `/workspace/${form.roadmapSlug}/meetings/${form.meetingSlug}/run`,
		})),
	next: (form) =>
		saying(createNextInSeries(form.app, form.person, where(form)), ({ slug }) => ({
			done: "The next meeting is a draft, with the same people.",
			to: `/workspace/${form.roadmapSlug}/meetings/${slug}`,
		})),
	reopen: (form) => {
		const command = { ...where(form), reason: form.fields.reason ?? "" };
		return saying(reopenMeeting(form.app, form.person, command), "The meeting goes on. That is on record.");
	},
	add: async (form) => {
		const command = { ...where(form), ...(await itemWishOf(form)) };
		return saying(addAgendaItem(form.app, form.person, command), "The item is on the agenda.");
	},
	propose: (form) => {
		const command = { ...where(form), ids: tickedIn(form.fields, "proposal-") };
		return saying(addProposed(form.app, form.person, command), (count) => ({
			done: count === 1 ? "1 item is on the agenda." : `${count} items are on the agenda.`,
		}));
	},
	up: (form) => saying(moveAgendaItem(form.app, form.person, { ...withItem(form), by: -1 }), null),
	down: (form) => saying(moveAgendaItem(form.app, form.person, { ...withItem(form), by: 1 }), null),
	remove: (form) =>
		saying(removeAgendaItem(form.app, form.person, withItem(form)), "The item is off the agenda."),
};
