import { sql } from "kysely";
import type { Db } from "../database.ts";

/**
 * The updates of a roadmap that an organisation published, wrote in or gave its word on, by id: a part of a query. Authors are kept
 * by slug, as it was then: what had a slug before and gave it away is found by it, unless another organisation has it now.
 */
export function updatesNaming(db: Db, roadmapId: string, organisationId: string) {
	const answered = db
		.selectFrom("agreement")
		.innerJoin("agreement_answer", "agreement_answer.agreement_id", "agreement.id")
		.select("agreement.update_id")
		.where("agreement.roadmap_id", "=", roadmapId)
		.where("agreement_answer.organisation_id", "=", organisationId)
		.where("agreement.update_id", "is not", null)
		.$narrowType<{ update_id: string }>();
	return db
		.selectFrom("published_update as named")
		.select("named.id")
		.where("named.roadmap_id", "=", roadmapId)
		.where((eb) =>
			eb.or([
				eb("named.organisation_id", "=", organisationId),
				eb("named.id", "in", answered),
				eb.exists(
					eb
						.selectFrom("organisation")
						.select("organisation.id")
						.where("organisation.id", "=", organisationId)
						.where(wroteAs("organisation.slug")),
				),
				eb.exists(
					eb
						.selectFrom("slug_redirect")
						.select("slug_redirect.subject_id")
						.where("slug_redirect.kind", "=", "organisation")
						.where("slug_redirect.subject_id", "=", organisationId)
						.where(wroteAs("slug_redirect.slug")),
				),
			]),
		);
}

/** Whether the authors of an update, a JSON list, have one with this slug. Slugs hold no character that means something here. */
const wroteAs = (slug: string) => sql<boolean>`named.authors like '%"slug":"' || ${sql.ref(slug)} || '"%'`;
