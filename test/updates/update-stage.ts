import type { AppContext } from "#app/context.server.ts";
import type { Person } from "#app/domain/access.ts";
import { editNarrative } from "#app/features/narratives/edit-narrative.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import { signOff } from "#app/features/updates/sign-off.server.ts";
import type { Db } from "#db/database.ts";
import { findPerson } from "#db/queries/people.ts";
import { setStage, startCollab, type TestServer } from "#test/collab/fixture.ts";
import { testContext, testNow } from "#test/support/test-context.ts";

export const where = { roadmapSlug: "london", actionSlug: "open-a-clinic" };
/** A week from the day of the tests. */
export const nextWeek = "2026-11-27";

const at = "2026-01-05T09:00:00.000Z";

/** The stage of co-editing with what updates need: leads of both organisations with addresses, and a clock. */
export interface UpdateStage extends ReturnType<typeof testContext> {
	db: Db;
	server: TestServer;
	clock: { now: Date };
	documentId: string;
	person(id: string): Promise<Person>;
	/** Writes the whole narrative as someone. */
	write(as: string, text: string): Promise<number>;
	/** Sends the narrative out for agreement as its lead; returns the round. */
	send(title?: string): Promise<void>;
	/** Answers for an organisation. */
	sign(as: string, organisationId: string, answer?: string, note?: string, round?: number): Promise<string>;
}

/** Sets it in a fresh database. */
export async function setUpdateStage(db: Db): Promise<UpdateStage> {
	const { documentId } = await setStage(db);
	const server = await startCollab(db);
	await addLead(db, "councils-lead", "councils");
	await addLead(db, "second-lead", "nhs");
	const made = testContext(db);
	const clock = { now: testNow };
	const context: AppContext = {
		...made.context,
		documents: server.collab.documents,
		now: () => clock.now,
	};
	const person = async (id: string) => {
		const found = await findPerson(db, id);
		if (!found) throw new Error(`no ${id}`);
		return found;
	};
	return {
		...made,
		context,
		db,
		server,
		clock,
		documentId,
		person,
		async write(as, text) {
			const { seq } = await server.collab.documents.read(documentId);
			const outcome = await editNarrative(context, await person(as), { ...where, baseSeq: seq, text });
			if (!outcome.ok) throw new Error(outcome.message);
			return outcome.value.seq;
		},
		async send(title = "Autumn") {
			const command = { ...where, title, signOffBy: nextWeek };
			const outcome = await sendForAgreement(context, await person("lead"), command);
			if (!outcome.ok) throw new Error(outcome.message);
		},
		async sign(as, organisationId, answer = "agrees", note = "", round = 1) {
			const command = { ...where, round, organisationId, answer, note };
			const outcome = await signOff(context, await person(as), command);
			return outcome.ok ? "signed" : `${outcome.code}: ${outcome.message}`;
		},
	};
}

async function addLead(db: Db, id: string, organisation_id: string): Promise<void> {
	const row = { id, name: `${id} person`, email: `${id}@example.org`, administrator: 0 as const };
	await db
		.insertInto("person")
		.values({ ...row, demo: 0, created_at: at })
		.execute();
	await db
		.insertInto("membership")
		.values({ roadmap_id: "roadmap", person_id: id, organisation_id, role: "lead" })
		.execute();
}

/** The ledger as kinds, oldest first. */
export async function ledgerKinds(db: Db): Promise<string[]> {
	const rows = await db.selectFrom("change").select(["kind", "public"]).orderBy("revision").execute();
	return rows.map((row) => (row.public === 1 ? row.kind : `(${row.kind})`));
}
