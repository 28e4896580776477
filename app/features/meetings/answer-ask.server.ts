import { answerAskRow, findAsk } from "#db/queries/asks.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type OrganisationSubject, type Person } from "../../domain/access.ts";
import { decideAskAnswer } from "../../domain/ask.ts";
import type { AskState } from "../../domain/meeting-changes.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { dropAsk } from "./carry-asks.server.ts";

/** An answer to an ask, and the state that the form showed. */
export interface AnswerAskCommand {
	roadmapSlug: string;
	number: number;
	answer: string;
	reason: string;
	shown: string;
}

/** An organisation as the permission to answer for it sees it. */
export const askedSubject = (
	roadmap: { roadmapId: string; published: boolean },
	organisationId: string,
): OrganisationSubject => ({
	kind: "organisation",
	roadmapId: roadmap.roadmapId,
	published: roadmap.published,
	organisationId,
	namedOrganisationIds: [],
});

/**
 * Answers an ask for the organisation that was asked: accepts it, declines it with a reason, or says that it is done; that line
 * stays among partners. What is done or declined leaves the agendas of meetings to come. Refuses with `not-found` (also for what the person may not see), `not-allowed`, `stale` (someone answered
 * since) or `invalid`.
 */
export async function answerAsk(
	context: AppContext,
	person: Person,
	command: AnswerAskCommand,
): Promise<Outcome<{ state: AskState }>> {
	const done = await context.db.transaction().execute(async (trx) => {
		const roadmap = await findRoadmapSubject(trx, command.roadmapSlug);
		if (!roadmap || !can(person, "read-drafts", roadmap.subject)) return notFound;
		const ask = await findAsk(trx, roadmap.id, command.number);
		if (!ask) return notFound;
		if (!can(person, "answer-ask", askedSubject(roadmap.subject, ask.to.id)))
			return refuse("not-allowed", `Only leads of ${ask.to.name} answer this ask.`);
		const overtaken = refuse("stale", "Somebody else answered this ask. Look at the answer first.");
		if (ask.state !== command.shown) return overtaken;
		const decided = decideAskAnswer(ask.state, command);
		if (!decided.ok) return decided;
		const { state, reason } = decided.value;
		const at = context.now().toISOString();
		if (!(await answerAskRow(trx, ask, { state, reason, at }))) return overtaken;
		const number = command.number;
		const by = { public: false, personId: person.id, organisationId: ask.to.id, onBehalfOfId: null, at };
		const isOver = state === "done" || state === "declined";
		const dropped = isOver ? await dropAsk(trx, ask.id) : [];
		const agendas = dropped.map(({ meetingId, line }) => ({
			...line,
			subject: { type: "meeting" as const, id: meetingId },
			reason: null,
			...by,
		}));
		const subject = { type: "ask" as const, id: ask.id };
		const [from, to] = [
			{ number, state: ask.state },
			{ number, state },
		];
		const revision = await appendChanges(trx, roadmap.id, [
			{ kind: "ask-answered", from, to, subject, reason, ...by },
			...agendas,
		]);
		const subjects = [subject, ...agendas.map((line) => line.subject)];
		return {
			ok: true as const,
			value: { state, message: { roadmapId: roadmap.id, revision, subjects, public: false } },
		};
	});
	if (!done.ok) return done;
	context.publish(done.value.message);
	return { ok: true, value: { state: done.value.state } };
}
