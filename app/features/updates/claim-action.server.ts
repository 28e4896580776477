import type { Db } from "#db/database.ts";
import { type FoundAction, findActionSubjectById } from "#db/queries/action-subject.ts";
import { lockActions } from "#db/queries/agreements.ts";
import { actingMembership, can, type Person } from "../../domain/access.ts";
import type { Instant } from "../../domain/dates.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";

/** When something happens to an update, and in which meeting. */
export interface Occasion {
	at: Instant;
	/** The meeting at whose end it happens; left out outside of meetings. */
	meetingId?: string | null;
}

/** An action under its lock, and in whose name the person acts there. */
export interface ClaimedAction extends FoundAction {
	organisationId: string;
	/** The lead organisation that a coordinator acts for; null when people act for themselves. */
	onBehalfOfId: string | null;
	isPublic: boolean;
}

const mayNot = {
	publish: "Only the lead organisation of this action and the coordinator publish updates.",
	send: "Only the lead organisation of this action and the coordinator send its text for agreement.",
	"take back": "Only the lead organisation of this action and the coordinator take a text back.",
	withdraw: "Only the lead organisation of this action and the coordinator withdraw updates.",
	correct: "Only the lead organisation of this action and the coordinator correct updates.",
};
export type UpdateAct = keyof typeof mayNot;

/** In whose name a person does something to the updates of an action. Refuses with `not-found` or `not-allowed`. */
export function judgeUpdateAct(
	person: Person,
	{ action, subject }: FoundAction,
	act: UpdateAct,
): Outcome<ClaimedAction> {
	if (!can(person, "read-drafts", subject)) return notFound;
	if (!can(person, "publish-update", subject)) return refuse("not-allowed", mayNot[act]);
	const lead = subject.leadOrganisationId;
	const acting = actingMembership(person, subject.roadmapId, lead === null ? [] : [lead]);
	if (!acting) return notFound;
	return {
		ok: true,
		value: {
			action,
			subject,
			organisationId: acting.organisationId,
			onBehalfOfId: acting.organisationId === lead ? null : lead,
			isPublic: subject.published && !subject.internal,
		},
	};
}

/**
 * Takes the lock of an action for what concerns its updates, and looks at the action and the rights as they are then. Refuses with
 * `not-found` or `not-allowed`.
 */
export async function claimAction(
	trx: Db,
	person: Person,
	actionId: string,
	act: UpdateAct,
): Promise<Outcome<ClaimedAction>> {
	await lockActions(trx, [actionId]);
	const found = await findActionSubjectById(trx, actionId);
	return found ? judgeUpdateAct(person, found, act) : notFound;
}
