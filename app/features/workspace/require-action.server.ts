import { type ActionSubject, can, type Person } from "#app/domain/access.ts";
import type { Action, Roadmap } from "#app/domain/read-model.ts";
import { notFound } from "#app/domain/refusal.ts";
import { data, type LoaderFunctionArgs } from "#app/remix.ts";
import { findAction } from "#db/queries/action-details.ts";
import { requirePartner } from "./require-person.server.ts";

/** What a person may do on one action. */
export interface ActionRights {
	change: boolean;
	coWrite: boolean;
	publish: boolean;
}

/** An action as permission sees it. */
export const subjectOf = (action: Action, roadmap: Roadmap): ActionSubject => ({
	kind: "action",
	roadmapId: roadmap.id,
	published: roadmap.published,
	internal: action.internal,
	leadOrganisationId: action.lead?.id ?? null,
	supportingOrganisationIds: action.supporting.map((organisation) => organisation.id),
});

/** The action that the address names, with what the person may do on it. 404 for everybody but partners. */
export async function requireAction(
	args: LoaderFunctionArgs,
): Promise<{ person: Person; roadmap: Roadmap; action: Action; rights: ActionRights }> {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const action = await findAction(args.context.app.db, roadmap.id, args.params.action ?? "");
	if (!action || !can(person, "read-drafts", subjectOf(action, roadmap))) {
		throw data(notFound.message, { status: 404 });
	}
	const subject = subjectOf(action, roadmap);
	return {
		person,
		roadmap,
		action,
		rights: {
			change: can(person, "change-action", subject),
			coWrite: can(person, "co-write-narrative", subject),
			publish: can(person, "publish-update", subject),
		},
	};
}

/** The same for a page that is only for people who may change the action: 403 for other partners. */
export async function requireChangeableAction(args: LoaderFunctionArgs) {
	const found = await requireAction(args);
	if (!found.rights.change) {
		throw data("Only the lead organisation of this action and the coordinator can change it.", {
			status: 403,
		});
	}
	return found;
}
