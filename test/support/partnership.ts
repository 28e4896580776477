import { randomUUID } from "node:crypto";
import type { Person, Role } from "#app/domain/access.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import type { ActionRow, RoadmapRow } from "#db/schema.ts";
import { roadmapRow } from "./roadmap-row.ts";

export const longAgo = "2026-01-05T09:00:00.000Z";

/**
 * A small partnership, as rows: the council leads the action “Open a clinic”, the trust supports it, the charity is
 * only a partner, the office is the secretariat. One person for each role.
 */
export async function addPartnership(
	db: Db,
	over: { roadmap?: Partial<RoadmapRow>; action?: Partial<ActionRow> } = {},
) {
	const roadmap = roadmapRow("small", over.roadmap);
	await db.insertInto("roadmap").values(roadmap).execute();
	const organisation = async (slug: string, name: string, position: number) => {
		const row = { id: randomUUID(), slug, name, kind: "group" };
		await db.insertInto("organisation").values(row).execute();
		const role = { part: "partner" as const, description: "", position };
		await db
			.insertInto("partner")
			.values({ roadmap_id: roadmap.id, organisation_id: row.id, ...role })
			.execute();
		return row.id;
	};
	const organisations = {
		council: await organisation("council", "The council", 1),
		trust: await organisation("trust", "The trust", 2),
		charity: await organisation("charity", "The charity", 3),
		office: await organisation("office", "The office", 4),
	};
	const person = async (name: string, organisationId: string, role: Role): Promise<Person> => {
		const id = randomUUID();
		const row = { id, name, email: null, administrator: 0 as const, demo: 1 as const, created_at: longAgo };
		await db.insertInto("person").values(row).execute();
		const membership = { roadmap_id: roadmap.id, person_id: id, organisation_id: organisationId, role };
		await db.insertInto("membership").values(membership).execute();
		const found = await findPerson(db, id);
		if (!found) throw new Error("The person was not added");
		return found;
	};
	const people = {
		councilLead: await person("Council lead", organisations.council, "lead"),
		trustLead: await person("Trust lead", organisations.trust, "lead"),
		trustContributor: await person("Trust contributor", organisations.trust, "contributor"),
		charityObserver: await person("Charity observer", organisations.charity, "observer"),
		coordinator: await person("Coordinator", organisations.office, "coordinator"),
	};
	const workstream = { id: randomUUID(), roadmap_id: roadmap.id, slug: "together", title: "Together" };
	await db
		.insertInto("workstream")
		.values({ ...workstream, summary: "What all do.", ambition: null, commitment: null, position: 1 })
		.execute();
	const action = actionRow(roadmap.id, workstream.id, organisations.council, over.action);
	await db.insertInto("action").values(action).execute();
	const support = { action_id: action.id, organisation_id: organisations.trust, position: 1 };
	await db.insertInto("action_support").values(support).execute();
	return { roadmap, organisations, people, action };
}

function actionRow(
	roadmapId: string,
	workstreamId: string,
	leadId: string,
	over: Partial<ActionRow> = {},
): ActionRow & { archived_at: string | null } {
	return {
		archived_at: null,
		id: randomUUID(),
		roadmap_id: roadmapId,
		workstream_id: workstreamId,
		slug: "open-clinic",
		title: "Open a clinic",
		description: "A clinic near the station.",
		lead_organisation_id: leadId,
		owner_id: null,
		starts_on: "2026-01-01",
		due_on: "2027-12-31",
		original_due_on: "2027-12-31",
		status: "on-track",
		status_reason: "The lease is signed.",
		status_path: null,
		status_person_id: null,
		status_organisation_id: null,
		status_at: longAgo,
		confirmed_at: longAgo,
		internal: 0,
		position: 1,
		source: null,
		illustrative: '["status","dueOn"]',
		version: 1,
		...over,
	};
}
