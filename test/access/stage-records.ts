import { randomUUID } from "node:crypto";
import type { Person, Role } from "#app/domain/access.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { longAgo } from "#test/support/partnership.ts";
import { roadmapRow } from "#test/support/roadmap-row.ts";

/** A person as the database has them now. */
export async function again(db: Db, { id }: Person): Promise<Person> {
	const found = await findPerson(db, id);
	if (!found) throw new Error("A person of the stage is gone");
	return found;
}

/** The roles that the small partnership has nobody for, another roadmap and an archived one. */
export async function addPeople(
	db: Db,
	roadmapId: string,
	organisations: Record<"council" | "charity" | "office", string>,
) {
	const other = roadmapRow("elsewhere");
	const attic = { ...roadmapRow("attic"), archived_at: longAgo };
	await db.insertInto("roadmap").values([other, attic]).execute();
	const add = async (name: string, administrator: 0 | 1, roles: [string, string, Role][]) => {
		const id = randomUUID();
		const row = { id, name, email: `${id}@example.org`, administrator, demo: 0 as const };
		await db
			.insertInto("person")
			.values({ ...row, created_at: longAgo })
			.execute();
		for (const [roadmap_id, organisation_id, role] of roles)
			await db
				.insertInto("membership")
				.values({ roadmap_id, person_id: id, organisation_id, role })
				.execute();
		return again(db, { id, name, administrator: false, memberships: [] });
	};
	const { council, charity, office } = organisations;
	return {
		atticId: attic.id,
		councilContributor: await add("Council contributor", 0, [[roadmapId, council, "contributor"]]),
		charityContributor: await add("Charity contributor", 0, [[roadmapId, charity, "contributor"]]),
		charityLead: await add("Charity lead", 0, [
			[roadmapId, charity, "lead"],
			[attic.id, charity, "lead"],
		]),
		elsewhere: await add("Other coordinator", 0, [
			[other.id, office, "coordinator"],
			[attic.id, office, "coordinator"],
		]),
		administrator: await add("Administrator", 1, []),
	};
}

/** A milestone, a measure and a figure. */
export async function addRecords(db: Db, roadmap_id: string, action_id: string): Promise<void> {
	const milestone = { id: randomUUID(), action_id, position: 1, title: "Doors open" };
	await db
		.insertInto("milestone")
		.values({ ...milestone, due_on: null, completed_on: null })
		.execute();
	const measure = { id: randomUUID(), roadmap_id, workstream_id: null, slug: "waiting", name: "Waiting" };
	await db
		.insertInto("measure")
		.values({
			...{ ...measure, definition: "Days.", unit: "days", direction: "down", position: 1 },
			...{ baseline_period: null, baseline_value: null, target_period: null, target_value: null },
			...{ interpretation: null, source: null, illustrative: "[]" },
		})
		.execute();
	const figure = { id: randomUUID(), measure_id: measure.id, position: 1, period: "2025", value: 3 };
	await db
		.insertInto("measurement")
		.values({ ...figure, numerator: null, denominator: null, provisional: 0 })
		.execute();
}

/** One archived record of each kind, which only coordinators find and bring back. */
export async function addArchived(db: Db, roadmapId: string, actionId: string): Promise<void> {
	const archived = { archived_at: longAgo };
	const one = { id: randomUUID(), position: 9 };
	const workstream = await db.selectFrom("workstream").selectAll().executeTakeFirstOrThrow();
	await db
		.insertInto("workstream")
		.values({ ...workstream, ...one, ...archived, slug: "old-together" })
		.execute();
	const action = await db
		.selectFrom("action")
		.selectAll()
		.where("id", "=", actionId)
		.executeTakeFirstOrThrow();
	await db
		.insertInto("action")
		.values({ ...action, ...one, ...archived, slug: "old-open-clinic" })
		.execute();
	const measure = await db.selectFrom("measure").selectAll().executeTakeFirstOrThrow();
	await db
		.insertInto("measure")
		.values({ ...measure, ...one, ...archived, slug: "old-waiting" })
		.execute();
	await db
		.insertInto("organisation")
		.values({ id: one.id, slug: "old-council", name: "Old council", kind: "group" })
		.execute();
	const partner = { roadmap_id: roadmapId, organisation_id: one.id, part: "partner" as const };
	await db
		.insertInto("partner")
		.values({ ...partner, ...archived, description: "", position: 9 })
		.execute();
}

/** An internal action, otherwise like another one. */
export async function addQuietAction(db: Db, likeId: string): Promise<{ id: string }> {
	const like = await db.selectFrom("action").selectAll().where("id", "=", likeId).executeTakeFirstOrThrow();
	const row = { ...like, id: randomUUID(), slug: "quiet", title: "QUIET-ACTION", internal: 1 as const };
	await db
		.insertInto("action")
		.values({ ...row, position: 2 })
		.execute();
	return { id: row.id };
}
