import fc from "fast-check";
import type { Person } from "#app/domain/access.ts";
import { statuses } from "#app/domain/status.ts";
import { changeDueDate } from "#app/features/actions/change-due-date.server.ts";
import { changeMilestone } from "#app/features/actions/change-milestone.server.ts";
import { changeOwner } from "#app/features/actions/change-owner.server.ts";
import { changeStatus, confirmStatus } from "#app/features/actions/change-status.server.ts";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { correctUpdate } from "#app/features/updates/correct-update.server.ts";
import { publishUpdate } from "#app/features/updates/publish-update.server.ts";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import { listUpdatesOf } from "#db/queries/published-updates.ts";
import type { Stage } from "./stage.ts";

export const actionSlugs = ["open-clinic", "ask-patients", "count"];

const about = { action: fc.constantFrom(...actionSlugs), asCoordinator: fc.boolean() };
const day = fc.integer({ min: 0, max: 900 }).map((days) => {
	const date = new Date(Date.UTC(2026, 5, 1) + days * 86_400_000);
	return date.toISOString().slice(0, 10);
});

/** A wish that somebody may have about an action. */
export const step = fc.oneof(
	fc.record({ ...about, do: fc.constant("status" as const), status: fc.constantFrom(...statuses) }),
	fc.record({ ...about, do: fc.constant("confirm" as const) }),
	fc.record({ ...about, do: fc.constant("due" as const), day }),
	fc.record({ ...about, do: fc.constant("owner" as const), owned: fc.boolean() }),
	fc.record({ ...about, do: fc.constant("milestone" as const), index: fc.nat(1), reached: fc.boolean() }),
	fc.record({ ...about, do: fc.constantFrom("publish", "correct", "withdraw") }),
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const clinic = { action: "open-clinic", asCoordinator: false };

/** Each wish once, in a form that the rules allow. */
export const oneOfEach: Step[] = [
	{ ...clinic, do: "status", status: "off-track" },
	{ ...clinic, do: "confirm" },
	{ ...clinic, do: "due", day: "2027-03-31" },
	{ ...clinic, do: "owner", owned: true },
	{ ...clinic, do: "milestone", index: 1, reached: true },
	{ ...clinic, do: "publish" },
	{ ...clinic, do: "correct" },
	{ ...clinic, do: "withdraw" },
];

/** Carries a wish out through the real use cases. What the rules refuse is refused here, too, and leaves no line. */
export async function take(stage: Stage, wish: Step): Promise<void> {
	const { context, slug } = stage;
	const person = wish.asCoordinator ? stage.coordinator : stage.councilLead;
	const action = await context.db
		.selectFrom("action")
		.select(["id", "slug", "version"])
		.where("id", "=", stage.actionIds.get(wish.action) ?? "")
		.executeTakeFirstOrThrow();
	const where = { roadmapSlug: slug, actionSlug: action.slug };
	const command = { ...where, version: action.version };
	switch (wish.do) {
		case "status":
			await changeStatus(context, person, {
				...command,
				status: wish.status,
				reason: "So it is.",
				path: "Ask.",
			});
			return;
		case "confirm":
			await confirmStatus(context, person, command);
			return;
		case "due":
			await changeDueDate(context, person, {
				...command,
				dueOn: wish.day,
				reason: "Later.",
				agreedBy: "All",
			});
			return;
		case "owner":
			await changeOwner(context, person, { ...command, ownerId: wish.owned ? stage.councilLead.id : "" });
			return;
		case "milestone": {
			const milestones = await context.db
				.selectFrom("milestone")
				.select("id")
				.where("action_id", "=", action.id)
				.orderBy("position")
				.execute();
			const milestoneId = milestones[wish.index]?.id ?? "none";
			const completedOn = wish.reached ? "2026-02-01" : "";
			await changeMilestone(context, person, { ...command, milestoneId, completedOn });
			return;
		}
		case "publish":
			await publish(stage, person, where, action.id);
			return;
		case "correct":
		case "withdraw":
			await putRight(stage, person, where, action.id, wish.do);
			return;
	}
}

type Where = { roadmapSlug: string; actionSlug: string };

async function publish({ context }: Stage, person: Person, where: Where, actionId: string): Promise<void> {
	const document = await context.db
		.selectFrom("document")
		.select(["id", "seq"])
		.where("action_id", "=", actionId)
		.executeTakeFirstOrThrow();
	const text = `What we did by the end of this very long and busy day, ${context.now().toISOString()}.`;
	await editNarrative(context, person, { ...where, baseSeq: document.seq, text });
	const { seq } = await context.documents.read(document.id);
	await publishUpdate(context, person, { ...where, seq, title: "What we did" });
}

/** Corrects or withdraws the newest update of an action, if there is one. */
async function putRight(
	{ context }: Stage,
	person: Person,
	where: Where,
	actionId: string,
	how: "correct" | "withdraw",
): Promise<void> {
	const [update] = await listUpdatesOf(context.db, actionId, { limit: 1 });
	if (!update) return;
	const about = { ...where, number: update.number };
	if (how === "withdraw") await withdrawUpdate(context, person, { ...about, reason: "It was wrong." });
	else {
		const { text } = await context.db
			.selectFrom("published_update")
			.select("text")
			.where("id", "=", update.id)
			.executeTakeFirstOrThrow();
		const { version } = update;
		const corrected = { title: "What we have done", text: `${text} Really.`, note: "A word was missing." };
		await correctUpdate(context, person, { ...about, version, ...corrected });
	}
}
