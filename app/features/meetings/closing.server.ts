import { listAgenda } from "#db/queries/agenda.ts";
import { findMeeting, findMeetingById } from "#db/queries/meetings.ts";
import type { AppContext } from "../../context.server.ts";
import { notFound } from "../../domain/refusal.ts";
import { dayFromParts } from "../workspace/day-from-parts.ts";
import type { Intents } from "./answer-meeting-form.server.ts";
import type { TextChoice } from "./chosen-texts.server.ts";
import { closeMeeting } from "./close-meeting.server.ts";

/** What the form that closes a meeting does. */
export const closing: Intents = {
	async default({ app, person, fields, roadmapSlug, meetingSlug }) {
		const found = await findMeeting(app.db, roadmapSlug, meetingSlug);
		if (!found) return notFound;
		const agenda = await listAgenda(app.db, found.meeting.id);
		const signOffBy = dayFromParts(fields, "signOffBy");
		const actions = new Map(agenda.flatMap(({ action }) => (action ? [[action.slug, action.title]] : [])));
		const texts = [...actions].flatMap(([actionSlug, actionTitle]): TextChoice[] => {
			const wish = fields[`wish-${actionSlug}`];
			if (wish !== "publish" && wish !== "send") return [];
			const title = fields[`title-${actionSlug}`] ?? "";
			return [{ actionSlug, actionTitle, wish, title, signOffBy }];
		});
		const closed = await closeMeeting(app, person, { roadmapSlug, meetingSlug, texts });
		const to = `/workspace/${roadmapSlug}/meetings/${meetingSlug}`;
		if (!closed.ok) {
			// Somebody was quicker. There is no form any more that could say so: the page of the meeting does.
			const isOver = closed.code === "stale" && (await isClosed(app, found.meeting.id));
			return isOver ? { ok: true, value: { done: closed.message, to } } : closed;
		}
		const { decisions, asks } = closed.value;
		const done = `The meeting is closed, with ${countOf(decisions, "decision")} and ${countOf(asks, "ask")}.`;
		return { ok: true, value: { done, to } };
	},
};

const isClosed = async (app: AppContext, meetingId: string) =>
	(await findMeetingById(app.db, meetingId))?.meeting.state === "closed";

const countOf = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count} ${what}s`);
