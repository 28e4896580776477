import { findMeeting } from "#db/queries/meetings.ts";
import { notFound, type Outcome } from "../../domain/refusal.ts";
import { statusMeanings } from "../../domain/status.ts";
import { changeStatus, confirmStatus } from "../actions/change-status.server.ts";
import { dayFromParts } from "../workspace/day-from-parts.ts";
import { type Intents, type MeetingForm, type Said, saying, tickedIn } from "./answer-meeting-form.server.ts";
import { recordAsk, recordDecision, takeBackAsk, takeBackDecision } from "./record-outcomes.server.ts";
import { leadMeeting, takeChair } from "./run-meeting.server.ts";

const where = ({ roadmapSlug, meetingSlug }: MeetingForm) => ({ roadmapSlug, meetingSlug });

/** Says something about the status of an action, with the meeting in which it is said. */
async function sayStatus(form: MeetingForm): Promise<Outcome<Said>> {
	const { app, person, fields, roadmapSlug, meetingSlug } = form;
	const found = await findMeeting(app.db, roadmapSlug, meetingSlug);
	if (!found) return notFound;
	const command = {
		roadmapSlug,
		actionSlug: fields.action ?? "",
		version: Number(fields.version),
		meetingId: found.meeting.id,
	};
	const { status = "", reason = "", path = "" } = fields;
	const said =
		fields.intent === "confirm"
			? confirmStatus(app, person, command)
			: changeStatus(app, person, { ...command, status, reason, path });
	return saying(said, (written) => ({
		done: `In this meeting: “${statusMeanings[written.status].label}”${written.public ? ", on the public page too" : ""}.`,
	}));
}

/** What the buttons of a running meeting do. */
export const running: Intents = {
	lead: (form) => {
		const { to = "", from = "" } = form.fields;
		const path = form.here.split("?")[0] ?? form.here;
		return saying(leadMeeting(form.app, form.person, { ...where(form), to, from }), () => ({
			done: null,
			to: path,
		}));
	},
	chair: (form) => {
		const command = { ...where(form), from: form.fields.from ?? "" };
		return saying(takeChair(form.app, form.person, command), "You chair the meeting now.");
	},
	confirm: sayStatus,
	status: sayStatus,
	decision: (form) => {
		const { fields } = form;
		const command = {
			...where(form),
			itemId: fields.item ?? "",
			text: fields.decisionText ?? "",
			organisationIds: tickedIn(fields, "decided-"),
			public: fields.public === "1",
		};
		return saying(recordDecision(form.app, form.person, command), "The decision is written down.");
	},
	ask: (form) => {
		const { fields } = form;
		const typed = [fields["due-day"], fields["due-month"], fields["due-year"]].some((part) => part);
		const command = {
			...where(form),
			itemId: fields.item ?? "",
			text: fields.askText ?? "",
			from: fields.askFrom ?? "",
			to: fields.askTo ?? "",
			dueOn: typed ? dayFromParts(fields, "due") : "",
		};
		return saying(recordAsk(form.app, form.person, command), "The ask is written down.");
	},
	"take-back-decision": (form) => {
		const command = { ...where(form), id: form.fields.id ?? "" };
		return saying(takeBackDecision(form.app, form.person, command), "The decision is taken back.");
	},
	"take-back-ask": (form) => {
		const command = { ...where(form), id: form.fields.id ?? "" };
		return saying(takeBackAsk(form.app, form.person, command), "The ask is taken back.");
	},
};
