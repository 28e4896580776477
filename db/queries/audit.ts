import { randomUUID } from "node:crypto";
import type { AuditKind } from "#app/domain/audit-event.ts";
import type { Db } from "../database.ts";

/** Something that administrators may want to know later. */
export interface NewAuditEvent {
	kind: AuditKind;
	/** Instant. */
	at: string;
	/** Who did it; null for the command line. */
	personId: string | null;
	aboutPersonId?: string | null;
	roadmapId?: string | null;
	/** Details as texts by name, such as `{ role: "lead" }`. Never a network address or a secret. */
	data?: Record<string, string>;
}

/** Adds a line to the audit trail. Call it in the transaction that does what it tells of. */
export async function recordAudit(trx: Db, event: NewAuditEvent): Promise<void> {
	await trx
		.insertInto("audit_event")
		.values({
			id: randomUUID(),
			at: event.at,
			kind: event.kind,
			person_id: event.personId,
			about_person_id: event.aboutPersonId ?? null,
			roadmap_id: event.roadmapId ?? null,
			data: JSON.stringify(event.data ?? {}),
		})
		.execute();
}

/** A line of the audit trail with its names. */
export interface AuditEvent {
	id: string;
	kind: AuditKind;
	at: string;
	/** Null for the command line, and for people who are gone. */
	person: string | null;
	aboutPerson: string | null;
	roadmap: string | null;
	data: Record<string, string>;
}

/** One page of the audit trail, newest first, of one kind or of all; with how many there are in all. Pages count from 1. */
export async function listAuditEvents(
	db: Db,
	wish: { kind: AuditKind | null; page: number; perPage: number },
): Promise<{ events: AuditEvent[]; total: number }> {
	const { kind, page, perPage } = wish;
	const counted = await db
		.selectFrom("audit_event")
		.select((eb) => eb.fn.countAll<number | string>().as("total"))
		.$if(kind !== null, (q) => q.where("kind", "=", kind))
		.executeTakeFirstOrThrow();
	const rows = await db
		.selectFrom("audit_event")
		.leftJoin("person", "person.id", "audit_event.person_id")
		.leftJoin("person as about", "about.id", "audit_event.about_person_id")
		.leftJoin("roadmap", "roadmap.id", "audit_event.roadmap_id")
		.select([
			"audit_event.id",
			"audit_event.kind",
			"audit_event.at",
			"audit_event.data",
			"person.name as person",
			"about.name as aboutPerson",
			"roadmap.title as roadmap",
		])
		.$if(kind !== null, (q) => q.where("audit_event.kind", "=", kind))
		.orderBy("audit_event.at", "desc")
		.orderBy("audit_event.id", "desc")
		.limit(perPage)
		.offset((page - 1) * perPage)
		.execute();
	return {
		events: rows.map((row) => ({ ...row, data: JSON.parse(row.data) })),
		total: Number(counted.total),
	};
}
