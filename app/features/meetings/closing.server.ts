import { listAgenda } from "#db/queries/agenda.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { notFound } from "../../domain/refusal.ts";
import { dayFromParts } from "../workspace/day-from-parts.ts";
import { type Intents, saying } from "./answer-meeting-form.server.ts";
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
		const command = { roadmapSlug, meetingSlug, texts };
		return saying(closeMeeting(app, person, command), ({ decisions, asks }) => ({
			done: `The meeting is closed, with ${countOf(decisions, "decision")} and ${countOf(asks, "ask")}.`,
			to: `/workspace/${roadmapSlug}/meetings/${meetingSlug}`,
		}));
	},
};

const countOf = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count} ${what}s`);
