import { randomUUID } from "node:crypto";
import type { Db } from "#db/database.ts";
import { recordAudit } from "#db/queries/audit.ts";
import { findOrganisationByName, partnerStore } from "#db/queries/editing/partner-store.ts";
import { appendChanges, type NewChange } from "#db/queries/ledger.ts";
import { insertMembership } from "#db/queries/membership-writes.ts";
import type { PartnerAdded } from "../../domain/added-records.ts";
import type { Secretariat } from "../../domain/editing/new-roadmap-form.ts";
import { slugOf } from "../../domain/editing/slug.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import { schemaVersion } from "../narratives/document-schema.ts";

interface Making {
	roadmapId: string;
	published: boolean;
	personId: string;
	secretariat: Secretariat;
	/** Lines that come before, in the same act. */
	before: (said: Pick<NewChange, "personId" | "organisationId" | "at">) => NewChange[];
	at: string;
}

/**
 * Makes a person the coordinator of a roadmap that has none yet, for its secretariat: an organisation that is on the roadmap, or
 * one that is added to it. Call it inside the transaction of the whole act; returns what screens are told.
 */
export async function makeCoordinator(trx: Db, making: Making): Promise<RoadmapChanged> {
	const { roadmapId, published, personId, secretariat, at } = making;
	const partner = await findSecretariat(trx, roadmapId, secretariat);
	const said = { personId, organisationId: partner.added.id, at };
	const line = { reason: null, onBehalfOfId: null, ...said };
	const subject = { type: "organisation" as const, id: partner.added.id };
	const lines: NewChange[] = making.before(said);
	if (partner.isNew) {
		const moment = {
			at,
			personId,
			organisationId: partner.added.id,
			documentName: randomUUID,
			schemaVersion,
		};
		await partnerStore.insert(trx, roadmapId, partner.added, moment);
		lines.push({ kind: "partner-added", from: null, to: partner.added, subject, public: published, ...line });
	}
	await insertMembership(trx, { roadmapId, personId, organisationId: partner.added.id }, "coordinator");
	const joined = { personId, role: "coordinator", invitedById: null } as const;
	lines.push({ kind: "person-joined", from: null, to: joined, subject, public: false, ...line });
	await recordAudit(trx, { kind: "roadmap-added", at, personId, roadmapId });
	const revision = await appendChanges(trx, roadmapId, lines);
	const subjects = lines.map((each) => each.subject);
	return { roadmapId, revision, subjects, public: published };
}

async function findSecretariat(
	trx: Db,
	roadmapId: string,
	{ secretariat: name, secretariatKind: kind }: Secretariat,
): Promise<{ added: PartnerAdded; isNew: boolean }> {
	const found = await findOrganisationByName(trx, name, slugOf(name, "organisation"));
	const known = "known" in found ? found.known : undefined;
	const there = known && (await partnerStore.find(trx, roadmapId, known.slug));
	if (there) return { added: there, isNew: false };
	const places = await partnerStore.places(trx, roadmapId);
	return {
		isNew: true,
		added: {
			...(known ?? { id: randomUUID(), slug: "freeSlug" in found ? found.freeSlug : "", name, kind }),
			part: "secretariat",
			description: "",
			position: Math.max(-1, ...places.map(({ position }) => position)) + 1,
		},
	};
}
