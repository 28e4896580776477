import { randomUUID } from "node:crypto";
import { findRoadmapRecord } from "#db/queries/editing/roadmap-record.ts";
import { claimRoadmap } from "#db/queries/loading/claim-roadmap.ts";
import { freeSlugOf } from "#db/queries/slug-redirects.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import type { RoadmapAdded } from "../../domain/added-records.ts";
import { checkNewRoadmap } from "../../domain/editing/new-roadmap-form.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import { makeCoordinator } from "./make-coordinator.server.ts";

/**
 * Makes an empty roadmap, for partners only until it is published, with whoever makes it as its coordinator. Refuses with
 * `not-found` whoever is no administrator, and `invalid` with the fields that are wrong.
 */
export async function createRoadmap(
	context: AppContext,
	person: Person,
	typed: Record<string, string>,
): Promise<Outcome<{ slug: string; title: string }>> {
	if (!can(person, "administer", { kind: "installation" })) return notFound;
	const at = context.now().toISOString();
	const made = await context.db.transaction().execute(async (trx) => {
		const slug = (typed.slug ?? "").trim().toLowerCase();
		const checked = checkNewRoadmap(typed, (await findRoadmapRecord(trx, slug)) !== undefined);
		if (!checked.ok) return checked;
		const { secretariat, secretariatKind, ...words } = checked.value;
		const to: RoadmapAdded = {
			...{ id: randomUUID(), ...words, published: false },
			...{ sources: [], illustrative: [], digest: null },
		};
		if (!(await claimRoadmap(trx, to, at)).claimed)
			return refuse("invalid", "The roadmap was not added.", { slug: taken });
		await freeSlugOf(trx, "roadmap", to.id, to.slug);
		const message = await makeCoordinator(trx, {
			...{ roadmapId: to.id, published: false, personId: person.id, at },
			secretariat: { secretariat, secretariatKind },
			before: (said) => [
				{
					...{ kind: "roadmap-added", from: null, to, subject: { type: "roadmap", id: to.id } },
					...{ public: false, reason: null, onBehalfOfId: null, ...said },
				},
			],
		});
		return { ok: true as const, value: { slug: to.slug, title: to.title, message } };
	});
	if (!made.ok) return made;
	const { message, slug, title } = made.value;
	context.publish(message);
	context.accessChanged(person.id);
	return { ok: true, value: { slug, title } };
}

const taken = "Something else has this address: choose another one.";
