import { randomUUID } from "node:crypto";
import { deleteMilestone, insertMilestone, rewordMilestone } from "#db/queries/editing/milestone-writes.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { checkForm } from "../../domain/editing/form-fields.ts";
import { afterRemoval, withoutEdited } from "../../domain/editing/illustrative-paths.ts";
import { milestoneForm } from "../../domain/editing/milestone-form.ts";
import { notFound, refuse } from "../../domain/refusal.ts";
import { actionKind } from "./action-kind.server.ts";
import { type RecordCommand, writeRecord } from "./change-record.server.ts";
import type { EditOutcome } from "./edit-roadmap.server.ts";

type Written = Promise<EditOutcome<{ title: string; slug: string }>>;
type Typed = RecordCommand & { typed: Record<string, string> };

/** The most milestones that an action has. */
const most = 50;

/** Adds a milestone at the end of an action's list. */
export function addMilestone(context: AppContext, person: Person, command: Typed): Written {
	return writeRecord(context, person, actionKind, command, async (edit, action) => {
		const checked = checkForm(milestoneForm, command.typed);
		if (!checked.ok) return checked;
		if (action.milestones.length >= most)
			return refuse("invalid", `An action has at most ${most} milestones: remove one first.`);
		const { title, dueOn } = checked.value;
		const milestone = { id: randomUUID(), title, dueOn, completedOn: null };
		await insertMilestone(edit.trx, action.id, milestone);
		const to = { milestoneId: milestone.id, title, dueOn, completedOn: null };
		return { ok: true, value: { patch: {}, line: { kind: "milestone-added", from: null, to } } };
	});
}

/** Changes the words or the due date of a milestone; whether it is reached has a form of its own. */
export function changeMilestoneWords(
	context: AppContext,
	person: Person,
	command: Typed & { milestoneId: string },
): Written {
	return writeRecord(context, person, actionKind, command, async (edit, action) => {
		const index = action.milestones.findIndex(({ id }) => id === command.milestoneId);
		const before = action.milestones[index];
		if (!before) return notFound;
		const checked = checkForm(milestoneForm, command.typed);
		if (!checked.ok) return checked;
		const { title, dueOn } = checked.value;
		if (title === before.title && dueOn === before.dueOn)
			return refuse("invalid", "Nothing is different: change something, or leave the page.");
		await rewordMilestone(edit.trx, action.id, { id: before.id, title, dueOn });
		const place = `milestones[${index}]`;
		const illustrative = withoutEdited(action.illustrative, [
			...(title === before.title ? [] : [place, `${place}.title`]),
			...(dueOn === before.dueOn ? [] : [`${place}.dueOn`]),
		]);
		const words = (of: { title: string; dueOn: string | null }) => ({
			milestoneId: before.id,
			title: of.title,
			dueOn: of.dueOn,
		});
		const paths = illustrative.length === action.illustrative.length ? {} : { illustrative };
		return {
			ok: true,
			value: {
				patch: paths,
				line: {
					kind: "milestone-reworded",
					from: words(before),
					to: { ...words({ title, dueOn }), ...paths },
				},
			},
		};
	});
}

/** Takes a milestone away; the ledger keeps what it was. */
export function removeMilestone(
	context: AppContext,
	person: Person,
	command: RecordCommand & { milestoneId: string },
): Written {
	return writeRecord(context, person, actionKind, command, async (edit, action) => {
		const index = action.milestones.findIndex(({ id }) => id === command.milestoneId);
		const gone = action.milestones[index];
		if (!gone) return notFound;
		await deleteMilestone(edit.trx, action.id, gone.id);
		const illustrative = afterRemoval(action.illustrative, "milestones", index);
		const { id: milestoneId, title, dueOn, completedOn } = gone;
		const from = { milestoneId, title, dueOn, completedOn };
		return {
			ok: true,
			value: {
				patch: { illustrative },
				line: { kind: "milestone-removed", from, to: { illustrative } },
			},
		};
	});
}
