import { listAgenda } from "#db/queries/agenda.ts";
import { listAttendingOrganisations } from "#db/queries/meeting-people.ts";
import type { Ask, Decision } from "../../domain/meeting.ts";
import type { MeetingLine, MeetingScene } from "./write-meeting.server.ts";

/** What the ledger says when a meeting is closed: one line for it, one for each new decision and one for each new ask. */
export async function closingLines(
	{ trx, meeting, subject, at }: MeetingScene,
	{ decisions, asks }: { decisions: Decision[]; asks: Ask[] },
	publicPart: { version: number; contentHash: string },
): Promise<MeetingLine[]> {
	const agenda = await listAgenda(trx, meeting.id);
	const { published } = subject;
	const closed: MeetingLine = {
		kind: "meeting-closed",
		from: null,
		to: {
			title: meeting.title,
			startsAt: meeting.startsAt,
			closedAt: at,
			publicItems: agenda.filter((item) => item.public).map((item) => item.title),
			organisationIds: await listAttendingOrganisations(trx, meeting.id),
			publicPart,
			decisions: decisions.filter((decision) => decision.public).length,
		},
		public: published,
	};
	return [
		closed,
		...decisions.map((decision) => decisionLine(decision, meeting.id, at, published)),
		...asks.map((ask) => askLine(ask, meeting.id, at)),
	];
}

function decisionLine(decision: Decision, meetingId: string, at: string, published: boolean): MeetingLine {
	return {
		kind: "decision-recorded",
		from: null,
		to: {
			number: decision.number ?? 0,
			text: decision.text,
			organisationIds: decision.organisations.map(({ id }) => id),
			meetingId,
			public: decision.public,
			decidedAt: at,
		},
		subject: { type: "decision", id: decision.id },
		public: decision.public && published,
	};
}

const askLine = (ask: Ask, meetingId: string, at: string): MeetingLine => ({
	kind: "ask-recorded",
	from: null,
	to: {
		number: ask.number ?? 0,
		text: ask.text,
		fromOrganisationId: ask.from.id,
		toOrganisationId: ask.to.id,
		dueOn: ask.dueOn,
		meetingId,
		askedAt: at,
	},
	subject: { type: "ask", id: ask.id },
	public: false,
});
