import type { Db } from "#db/database.ts";
import { findActionSubject } from "#db/queries/action-subject.ts";
import { actionStateOf, listVersionChanges, patchAction } from "#db/queries/action-writes.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { isInMeeting } from "#db/queries/meetings.ts";
import type { ActionRow } from "#db/schema.ts";
import type { AppContext } from "../../context.server.ts";
import { type ActionSubject, actingMembership, can, type Person } from "../../domain/access.ts";
import type { ActionDecision, ActionState } from "../../domain/action.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { Status } from "../../domain/status.ts";
import { overtakenSentence } from "./overtaken-sentence.ts";

/** Which action is meant, and the version that the form showed. */
export interface ActionCommand {
	roadmapSlug: string;
	actionSlug: string;
	version: number;
	/** The running meeting in which it is said; nothing outside of meetings. */
	meetingId?: string;
}

/** An action as a write left it. */
export interface WrittenAction {
	title: string;
	status: Status;
	/** Whether the public sees the change. */
	public: boolean;
}

/** Refused because someone was quicker: the form can be sent again with the version as it is now. */
export type StaleRefusal = Refusal & { code: "stale"; version: number };

const meetingIsOver =
	"This meeting is over, or you are not in it. Change the action on its own page instead.";

type Decide = (
	state: ActionState,
	row: ActionRow,
	trx: Db,
) => Outcome<ActionDecision> | Promise<Outcome<ActionDecision>>;

/**
 * The one way to write to an action: permission, version, decision, row and ledger in one transaction; after the
 * commit, open screens are told. Refuses with `not-found` (also for what the person may not see), `not-allowed`,
 * `stale` (someone changed it since; the message says who and what) or what `decide` refuses.
 */
export async function writeAction(
	context: AppContext,
	person: Person,
	command: ActionCommand,
	decide: Decide,
): Promise<Outcome<WrittenAction> | StaleRefusal> {
	const written = await context.db.transaction().execute(async (trx) => {
		const found = await findActionSubject(trx, command.roadmapSlug, command.actionSlug);
		if (!found || !can(person, "read-drafts", found.subject)) return notFound;
		if (!can(person, "change-action", found.subject)) {
			return refuse(
				"not-allowed",
				"Only the lead organisation of this action and the coordinator can change it.",
			);
		}
		const { action, subject } = found;
		const { meetingId } = command;
		if (meetingId !== undefined && !(await isInMeeting(trx, meetingId, subject.roadmapId, person.id)))
			return refuse("invalid", meetingIsOver);
		if (action.version !== command.version) return staleRefusal(trx, action, command.version);
		const decided = await decide(actionStateOf(action), action, trx);
		if (!decided.ok) return decided;
		return save(trx, { context, person, action, subject, meetingId, decision: decided.value });
	});
	if (!written.ok) return written;
	context.publish(written.value.message);
	const { title, status, message } = written.value;
	return { ok: true, value: { title, status, public: message.public } };
}

interface Save {
	context: AppContext;
	person: Person;
	action: ActionRow;
	subject: ActionSubject;
	meetingId: string | undefined;
	decision: ActionDecision;
}

async function save(trx: Db, { context, person, action, subject, meetingId, decision }: Save) {
	const lead = subject.leadOrganisationId;
	const acting = actingMembership(person, subject.roadmapId, lead === null ? [] : [lead]);
	if (!acting) return notFound;
	const at = context.now().toISOString();
	const statement = { personId: person.id, organisationId: acting.organisationId, at };
	if (!(await patchAction(trx, action, decision.patch, statement))) {
		return staleRefusal(trx, action, action.version);
	}
	const isPublic = subject.published && !subject.internal;
	const revision = await appendChanges(trx, subject.roadmapId, [
		{
			...decision.change,
			subject: { type: "action", id: action.id },
			public: isPublic,
			reason: decision.reason,
			personId: person.id,
			organisationId: acting.organisationId,
			onBehalfOfId: acting.organisationId === lead ? null : lead,
			meetingId: meetingId ?? null,
			at,
		},
	]);
	const subjects = [{ type: "action", id: action.id }];
	const message = { roadmapId: subject.roadmapId, revision, subjects, public: isPublic };
	const { title, status } = action;
	return { ok: true as const, value: { title, status: decision.patch.status ?? status, message } };
}

async function staleRefusal(trx: Db, action: ActionRow, shown: number): Promise<StaleRefusal> {
	const missed = Math.min(Math.max(action.version - shown, 1), 5);
	const changes = await listVersionChanges(trx, { id: action.id, roadmapId: action.roadmap_id }, missed);
	return {
		ok: false,
		code: "stale",
		message: overtakenSentence(changes),
		version: action.version,
	};
}
