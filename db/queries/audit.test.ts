import { expect, test } from "vitest";
import { type AuditKind, auditKinds, isAuditKind } from "#app/domain/audit-event.ts";
import { readAudit } from "#app/features/administration/read-audit.server.ts";
import type { Db } from "#db/database.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { addPerson } from "#test/support/sign-in-context.ts";
import { testContext } from "#test/support/test-context.ts";
import { listAuditEvents, recordAudit } from "./audit.ts";

const minute = (n: number) => new Date(Date.UTC(2026, 10, 20, 12, n)).toISOString();
const add = (db: Db, kind: AuditKind, n: number, personId: string) =>
	recordAudit(db, { kind, at: minute(n), personId });
const all = { kind: null, page: 1, perPage: 10 };

describeEachDatabase("the audit trail", (open) => {
	test("[I26] tells who did what to whom, where and when", async () => {
		const db = await open();
		const { roadmap, people } = await addPartnership(db);
		const ada = await addPerson(db, "Ada", null);
		await recordAudit(db, {
			...{ kind: "role-changed", at: minute(0), personId: people.coordinator.id, aboutPersonId: ada },
			...{ roadmapId: roadmap.id, data: { role: "lead" } },
		});
		expect(await listAuditEvents(db, all)).toMatchObject({
			total: 1,
			events: [
				{
					...{ kind: "role-changed", at: minute(0), person: "Coordinator", aboutPerson: "Ada" },
					...{ roadmap: roadmap.title, data: { role: "lead" } },
				},
			],
		});
	});

	test("[I26] is paged, newest first, and shows one kind when asked", async () => {
		const db = await open();
		const ada = await addPerson(db, "Ada", null);
		for (let n = 0; n < 7; n++) await add(db, n % 2 === 0 ? "signed-in" : "exported", n, ada);
		const times = async (wish: Parameters<typeof listAuditEvents>[1]) => {
			const { events, total } = await listAuditEvents(db, wish);
			return { total, at: events.map((event) => event.at) };
		};
		const perPage = 3;
		expect(await times({ kind: null, page: 1, perPage })).toEqual({ total: 7, at: [6, 5, 4].map(minute) });
		expect(await times({ kind: null, page: 3, perPage })).toEqual({ total: 7, at: [minute(0)] });
		expect(await times({ kind: "exported", page: 1, perPage })).toEqual({
			total: 3,
			at: [5, 3, 1].map(minute),
		});
		expect(await times({ kind: "invited", page: 1, perPage })).toEqual({ total: 0, at: [] });
	});

	test("[I26] outlives the people in it", async () => {
		const db = await open();
		const ada = await addPerson(db, "Ada", null);
		await add(db, "signed-in", 0, ada);
		await db.deleteFrom("person").where("id", "=", ada).execute();
		expect((await listAuditEvents(db, all)).events).toMatchObject([{ kind: "signed-in", person: null }]);
	});

	test("[I26] an address that asks for what there is not shows everything from the start", async () => {
		const db = await open();
		const { context } = testContext(db);
		await add(db, "signed-in", 0, await addPerson(db, "Ada", null));
		const odd = [
			"",
			"kind=constructor",
			"kind=__proto__&page=-1",
			"page=0",
			"page=1e9",
			"page=99999999",
			"page=x",
		];
		for (const search of odd)
			expect(await readAudit(context, new URLSearchParams(search))).toMatchObject({
				total: 1,
				kind: null,
				page: 1,
			});
		const beyond = await readAudit(context, new URLSearchParams("page=5&kind=signed-in"));
		expect(beyond).toMatchObject({ events: [], page: 5, pages: 1, kind: "signed-in" });
	});
});

test("[I26] every kind has words", () => {
	for (const [kind, words] of Object.entries(auditKinds)) {
		expect(isAuditKind(kind)).toBe(true);
		expect(words).toMatch(/^[a-z]/);
	}
});
