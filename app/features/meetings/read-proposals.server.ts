import { listPresentOf } from "#db/queries/action-parts.ts";
import { countChangesOf, listPressingActions } from "#db/queries/agenda-proposals.ts";
import { listAsks } from "#db/queries/asks.ts";
import { findLastMeeting } from "#db/queries/last-meeting.ts";
import { listOpenAgreementActions } from "#db/queries/open-agreements.ts";
import type { AppContext } from "../../context.server.ts";
import { dayOf } from "../../domain/dates.ts";
import type { AgendaItem } from "../../domain/meeting.ts";
import { type Proposal, proposalsShown, proposeAgenda } from "../../domain/propose-agenda.ts";

/** What is proposed for an agenda: what presses most, and how much more there is. */
export interface ShownProposals {
	proposals: Proposal[];
	more: number;
}

/** What wants to be on an agenda of a roadmap. Only what can be among the most pressing is read, however much there is. */
export async function readProposals(
	{ db, now }: AppContext,
	roadmapId: string,
	agenda: AgendaItem[],
): Promise<ShownProposals> {
	const at = now().toISOString();
	const today = dayOf(at);
	const since = (await findLastMeeting(db, roadmapId, at))?.at ?? null;
	const except = agenda.flatMap(({ action }) => (action ? [action.id] : []));
	const pressing = await listPressingActions(db, { roadmapId, today, since, except }, proposalsShown);
	const onAgenda = new Set(agenda.flatMap(({ action, askId }) => [action?.id ?? "", askId ?? ""]));
	const asks = await listAsks(db, { roadmapId, states: ["open", "accepted"], numberedOnly: true });
	const proposed = proposeAgenda({
		today,
		actions: await listPresentOf(db, roadmapId, pressing.ids),
		changes: await countChangesOf(db, pressing.ids, since),
		waitingForAgreement: new Set(await listOpenAgreementActions(db, roadmapId)),
		asks,
		onAgenda,
	});
	const proposals = proposed.slice(0, proposalsShown);
	const all = pressing.total + asks.filter(({ id }) => !onAgenda.has(id)).length;
	return { proposals, more: all - proposals.length };
}
