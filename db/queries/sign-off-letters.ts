import type { Day } from "#app/domain/dates.ts";
import type { Db } from "../database.ts";
import { listRecipients } from "./notification-settings.ts";

/** A letter to be written: who is asked, for which organisation, about which text. */
export interface SignOffRequest {
	email: string;
	name: string;
	organisation: string;
	title: string;
	signOffBy: Day;
	action: { slug: string; title: string };
	roadmap: { slug: string; title: string };
}

/**
 * The leads of the organisations whose word an open agreement waits for, who have an address and want to be told at once; one
 * entry for each person and organisation.
 */
export async function listSignOffRequests(db: Db, agreementId: string): Promise<SignOffRequest[]> {
	const rows = await db
		.selectFrom("agreement")
		.innerJoin("agreement_party", "agreement_party.agreement_id", "agreement.id")
		.innerJoin("organisation", "organisation.id", "agreement_party.organisation_id")
		.innerJoin("membership", (join) =>
			join
				.onRef("membership.organisation_id", "=", "agreement_party.organisation_id")
				.onRef("membership.roadmap_id", "=", "agreement.roadmap_id")
				.on("membership.role", "=", "lead"),
		)
		.innerJoin("action", "action.id", "agreement.action_id")
		.innerJoin("roadmap", "roadmap.id", "agreement.roadmap_id")
		.leftJoin("agreement_answer", (join) =>
			join
				.onRef("agreement_answer.agreement_id", "=", "agreement.id")
				.onRef("agreement_answer.organisation_id", "=", "agreement_party.organisation_id"),
		)
		.select([
			"roadmap.id as roadmapId",
			"membership.person_id as personId",
			"organisation.name as organisation",
			"agreement.title",
			"agreement.sign_off_by as signOffBy",
			"action.slug as actionSlug",
			"action.title as actionTitle",
			"roadmap.slug as roadmapSlug",
			"roadmap.title as roadmapTitle",
		])
		.where("agreement.id", "=", agreementId)
		.where("agreement.state", "=", "open")
		.where("agreement_answer.number", "is", null)
		.orderBy("agreement_party.position")
		.orderBy("membership.person_id")
		.execute();
	const [first] = rows;
	if (!first) return [];
	const wanted = { roadmapId: first.roadmapId, topic: "sign-offs", frequency: "immediate" } as const;
	const recipients = new Map((await listRecipients(db, wanted)).map((person) => [person.id, person]));
	return rows.flatMap((row) => {
		const recipient = recipients.get(row.personId);
		if (!recipient) return [];
		return {
			email: recipient.email,
			name: recipient.name,
			organisation: row.organisation,
			title: row.title,
			signOffBy: row.signOffBy,
			action: { slug: row.actionSlug, title: row.actionTitle },
			roadmap: { slug: row.roadmapSlug, title: row.roadmapTitle },
		};
	});
}
