import type { PartnerAdded } from "#app/domain/added-records.ts";
import { freeSlug } from "#app/domain/editing/slug.ts";
import type { Db } from "../../database.ts";
import { insertPartners } from "../loading/insert-contents.ts";
import type { RecordStore } from "./record-store.ts";

/** How organisations are kept on a roadmap: name and kind belong to the organisation, the rest to its part there. */
export const partnerStore: RecordStore<PartnerAdded> = {
	async places(db, roadmapId, only) {
		const rows = await selectPartners(db, roadmapId)
			.$if(only !== undefined, (of) =>
				of.where("partner.archived_at", only === "archived" ? "is not" : "is", null),
			)
			.orderBy("partner.position")
			.orderBy("organisation.name")
			.execute();
		return rows.map(({ id, slug, name, position, version, archived_at }) => ({
			...{ id, slug, title: name, position, version, group: "" },
			archived: archived_at !== null,
			internal: false,
		}));
	},

	async find(db, roadmapId, slug) {
		const row = await selectPartners(db, roadmapId).where("organisation.slug", "=", slug).executeTakeFirst();
		if (!row) return undefined;
		const { archived_at, ...partner } = row;
		return { ...partner, archived: archived_at !== null };
	},

	async insert(trx, roadmapId, added) {
		const { id, slug, name, kind } = added;
		await trx
			.insertInto("organisation")
			.values({ id, slug, name, kind })
			// One that other roadmaps know is there already.
			.onConflict((conflict) => conflict.column("id").doNothing())
			.execute();
		await insertPartners(trx, roadmapId, [added]);
	},

	async patch(trx, roadmapId, read, { part, description, position, archivedAt, slug, name, kind }) {
		const { numUpdatedRows } = await trx
			.updateTable("partner")
			.set({
				...(part !== undefined && { part }),
				...(description !== undefined && { description }),
				...(position !== undefined && { position }),
				...(archivedAt !== undefined && { archived_at: archivedAt }),
				version: read.version + 1,
			})
			.where("roadmap_id", "=", roadmapId)
			.where("organisation_id", "=", read.id)
			.where("version", "=", read.version)
			.executeTakeFirst();
		if (numUpdatedRows !== 1n) return false;
		if (slug === undefined && name === undefined && kind === undefined) return true;
		await trx
			.updateTable("organisation")
			.set({
				...(slug !== undefined && { slug }),
				...(name !== undefined && { name }),
				...(kind !== undefined && { kind }),
			})
			.where("id", "=", read.id)
			.execute();
		return true;
	},
};

const selectPartners = (db: Db, roadmapId: string) =>
	db
		.selectFrom("partner")
		.innerJoin("organisation", "organisation.id", "partner.organisation_id")
		.select([
			"organisation.id",
			"organisation.slug",
			"organisation.name",
			"organisation.kind",
			"partner.part",
			"partner.description",
			"partner.position",
			"partner.version",
			"partner.archived_at",
		])
		.where("partner.roadmap_id", "=", roadmapId);

/** An organisation of the installation by its slug, whatever roadmaps it is on; undefined when there is none. */
export async function findOrganisationBySlug(
	db: Db,
	slug: string,
): Promise<{ id: string; slug: string; name: string; kind: string } | undefined> {
	return db.selectFrom("organisation").selectAll().where("slug", "=", slug).executeTakeFirst();
}

/**
 * The organisation of the installation that has this name, or the slug under which it can be added: one that no organisation
 * has. A name is the same whatever its capitals.
 */
export async function findOrganisationByName(
	db: Db,
	name: string,
	slug: string,
): Promise<{ known: { id: string; slug: string; name: string; kind: string } } | { freeSlug: string }> {
	const rows = await db
		.selectFrom("organisation")
		.selectAll()
		.where((eb) =>
			eb.or([
				eb(eb.fn("lower", ["name"]), "=", name.toLowerCase()),
				eb("slug", "=", slug),
				eb("slug", "like", `${slug}-%`),
			]),
		)
		.orderBy("slug")
		.execute();
	const known = rows.find((row) => row.name.toLowerCase() === name.toLowerCase());
	return known ? { known } : { freeSlug: freeSlug(slug, new Set(rows.map((row) => row.slug))) };
}

/** The ids of all roadmaps on which an organisation is, archived or not. */
export async function listRoadmapsOfOrganisation(db: Db, organisationId: string): Promise<string[]> {
	const rows = await db
		.selectFrom("partner")
		.select("roadmap_id")
		.where("organisation_id", "=", organisationId)
		.orderBy("roadmap_id")
		.execute();
	return rows.map((row) => row.roadmap_id);
}

/**
 * Moves the version of an organisation on every roadmap but one, where a change of its name shows, too; returns them in a fixed
 * order, with whether each is public.
 */
export async function touchOnOtherRoadmaps(
	trx: Db,
	organisationId: string,
	butRoadmapId: string,
): Promise<{ roadmapId: string; published: boolean }[]> {
	await trx
		.updateTable("partner")
		.set((eb) => ({ version: eb("version", "+", 1) }))
		.where("organisation_id", "=", organisationId)
		.where("roadmap_id", "<>", butRoadmapId)
		.execute();
	const rows = await trx
		.selectFrom("partner")
		.innerJoin("roadmap", "roadmap.id", "partner.roadmap_id")
		.select(["roadmap.id as roadmapId", "roadmap.published"])
		.where("partner.organisation_id", "=", organisationId)
		.where("partner.roadmap_id", "<>", butRoadmapId)
		.orderBy("roadmap.id")
		.execute();
	return rows.map(({ roadmapId, published }) => ({ roadmapId, published: published === 1 }));
}

/** The titles of the actions, archived ones left out, that an organisation leads or supports on a roadmap. */
export async function listActionsNaming(
	db: Db,
	roadmapId: string,
	organisationId: string,
): Promise<string[]> {
	const rows = await db
		.selectFrom("action")
		.innerJoin("workstream", "workstream.id", "action.workstream_id")
		.select("action.title")
		.where("action.roadmap_id", "=", roadmapId)
		.where("action.archived_at", "is", null)
		.where("workstream.archived_at", "is", null)
		.where((eb) =>
			eb.or([
				eb("action.lead_organisation_id", "=", organisationId),
				eb.exists(
					eb
						.selectFrom("action_support")
						.select("action_support.action_id")
						.whereRef("action_support.action_id", "=", "action.id")
						.where("action_support.organisation_id", "=", organisationId),
				),
			]),
		)
		.orderBy("action.title")
		.execute();
	return rows.map((row) => row.title);
}
