import { sql } from "kysely";
import { expect, test } from "vitest";
import { createOneTimeLink } from "#db/queries/one-time-links.ts";
import { findPerson } from "#db/queries/people.ts";
import { listPersonalData } from "#db/queries/personal-data.ts";
import { personColumns } from "#db/queries/personal-data-map.ts";
import { describeEachDatabase, type OpenFresh } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { ledgerOf, peopleStage } from "#test/support/people-stage.ts";
import { changeOwner } from "../actions/change-owner.server.ts";
import { changeStatus } from "../actions/change-status.server.ts";
import { changeRole } from "../people/change-role.server.ts";
import { invitePeople } from "../people/invite-people.server.ts";
import { askForAddress } from "./change-address.server.ts";
import { changeName } from "./change-name.server.ts";
import { downloadData } from "./download-data.server.ts";
import { eraseAccount } from "./erase-account.server.ts";
import { keepNotifications } from "./keep-notifications.server.ts";

const word = { typed: " erase " };
const name = "Zebulon Quist";
const email = "council.lead@example.org";

/** A lead with a name of their own who has left a trace of every kind that is made here. */
async function setUp(open: OpenFresh) {
	const db = await open();
	const stage = await peopleStage(db);
	const ended: string[] = [];
	const app = { ...stage.app, endSession: (key: string) => void ended.push(key) };
	const { roadmap, people, action, organisations } = stage;
	await changeName(app, people.councilLead, { name });
	const person = await stage.again(people.councilLead);
	const where = { roadmapSlug: "small", actionSlug: action.slug };
	await changeStatus(app, person, { ...where, version: 1, status: "at-risk", reason: "Late.", path: "Ask." });
	await changeOwner(app, person, { ...where, version: 2, ownerId: person.id });
	await keepNotifications(app, person, { actions: "never", meetings: "never", "sign-offs": "never" });
	await askForAddress(app, person, { email: "zebulon@example.org" });
	const now = app.now();
	const at = now.toISOString();
	await createOneTimeLink(db, { purpose: "sign-in", email, now, minutes: 15 });
	await db
		.insertInto("session")
		.values({
			id: "session-key",
			person_id: person.id,
			data: JSON.stringify({ personId: person.id }),
			device: "Firefox",
			created_at: at,
			used_at: at,
			expires_at: at,
		})
		.execute();
	const other = { roadmapSlug: "small", organisationSlug: "trust", role: "observer", addresses: email };
	await invitePeople(app, people.coordinator, other);
	const document = { roadmap_id: roadmap.id, action_id: action.id, meeting_id: null, schema_version: 1 };
	await db
		.insertInto("document")
		.values({ id: "d1", name: "d1", ...document, seq: 0, text: "", created_at: at })
		.execute();
	await db.insertInto("comment_thread").values(threadRow(at)).execute();
	await db
		.insertInto("comment")
		.values({
			id: "c1",
			thread_id: "t1",
			position: 0,
			text: "We should ask the trust.",
			person_id: person.id,
			organisation_id: organisations.council,
			at,
			withdrawn_at: null,
		})
		.execute();
	return { db, ...stage, app, person, ended };
}

const threadRow = (at: string) => ({
	id: "t1",
	document_id: "d1",
	anchor_start: null,
	anchor_end: null,
	quotation: null,
	context_before: null,
	length: 1,
	resolved_at: null,
	resolved_person_id: null,
	resolved_organisation_id: null,
	created_at: at,
});

describeEachDatabase("erasing", (open, engine) => {
	test("[B6] leaves neither name nor address in any table; what the organisation did stays", async () => {
		const { db, app, person, ended, rechecked, organisations, action } = await setUp(open);
		const traces = JSON.stringify(await dump(db));
		for (const trace of [name, email, "zebulon@example.org"]) expect(traces).toContain(trace);
		rechecked.length = 0;
		expect(await eraseAccount(app, person, word)).toEqual({ ok: true, value: null });
		const after = JSON.stringify(await dump(db));
		for (const trace of [name, "Zebulon", "Quist", email, "zebulon@example.org"])
			expect(after).not.toContain(trace);
		expect(await findPerson(db, person.id)).toBeUndefined();
		expect(await listPersonalData(db, person.id)).toBeUndefined();
		const row = await db.selectFrom("person").selectAll().where("id", "=", person.id).executeTakeFirst();
		expect(row).toMatchObject({ name: "Former member", email: null, administrator: 0, signed_in_at: null });
		for (const table of ["session", "notification_setting", "membership", "one_time_link"] as const)
			expect(await db.selectFrom(table).selectAll().where("person_id", "=", person.id).execute()).toEqual([]);
		expect(await ledgerOf(db)).toMatchObject([
			{ kind: "status-changed", by: person.id, for: organisations.council },
			{ kind: "owner-changed", to: { ownerId: person.id } },
			{ kind: "person-left", subject: organisations.council, public: 0 },
			{ kind: "owner-changed", subject: action.id, to: { ownerId: null } },
		]);
		expect(await db.selectFrom("comment").select(["text", "person_id"]).execute()).toEqual([
			{ text: "We should ask the trust.", person_id: person.id },
		]);
		expect(ended).toEqual(["session-key"]);
		expect(rechecked).toEqual([person.id]);
		expect(
			await db.selectFrom("audit_event").select("kind").where("kind", "=", "erased").execute(),
		).toHaveLength(1);
	});

	test("[B6] needs the word, and does nothing without it", async () => {
		const { db, app, person } = await setUp(open);
		const before = await dump(db);
		for (const typed of ["", "yes", "ERASE ME"])
			expect(await eraseAccount(app, person, { typed })).toMatchObject({
				ok: false,
				fields: { typed: "Type ERASE to say that you mean it." },
			});
		expect(await dump(db)).toEqual(before);
	});

	test("[B7] the last coordinator and the last administrator hand over first", async () => {
		const { db, app, people, again } = await setUp(open);
		const { coordinator, trustLead } = people;
		const before = await dump(db);
		expect(await eraseAccount(app, coordinator, word)).toMatchObject({
			ok: false,
			message: "You are the only coordinator of Roadmap small: make somebody else a coordinator first.",
		});
		expect(await dump(db)).toEqual(before);
		const wish = { roadmapSlug: "small", organisationSlug: "trust", personId: trustLead.id };
		await changeRole(app, coordinator, { ...wish, role: "coordinator", shown: "lead" });
		const administer = (id: string, administrator: 0 | 1) =>
			db.updateTable("person").set({ administrator }).where("id", "=", id).execute();
		await administer(coordinator.id, 1);
		const refused = await eraseAccount(app, await again(coordinator), word);
		expect(refused).toMatchObject({ ok: false, message: expect.stringContaining("only administrator") });
		await administer(trustLead.id, 1);
		const outcomes = await Promise.all(
			[await again(coordinator), await again(trustLead)].map((person) => eraseAccount(app, person, word)),
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		const left = db.selectFrom("person").select("id").where("administrator", "=", 1);
		expect(await left.execute()).toHaveLength(1);
	});

	test("[B5] the copy of one's data has everything, readable, and nothing of others", async () => {
		const { app, person, people } = await setUp(open);
		const copy = await downloadData(app, person);
		if (!copy.ok) throw new Error(copy.message);
		const data = JSON.parse(copy.value);
		expect(data.account).toMatchObject({ name, email, administrator: false });
		expect(data.roles).toEqual([
			{
				roadmap: { id: expect.any(String), name: "Roadmap small" },
				organisation: { id: expect.any(String), name: "The council" },
				role: "lead",
			},
		]);
		expect(data.actionsOwned).toMatchObject([{ title: "Open a clinic" }]);
		expect(data.changesMade).toMatchObject([
			{ kind: "status-changed", to: { status: "at-risk", path: "Ask." }, reason: "Late." },
			{ kind: "owner-changed" },
		]);
		expect(data.comments).toMatchObject([{ text: "We should ask the trust." }]);
		expect(data.notifications).toHaveLength(3);
		expect(data.sessions).toMatchObject([{ device: "Firefox" }]);
		expect(data.invitationsToYou).toMatchObject([{ role: "observer", organisation: { name: "The trust" } }]);
		expect(data.links).toMatchObject([{ purpose: "e-mail-change", email: "zebulon@example.org" }]);
		expect(copy.value).not.toContain("session-key");
		expect(copy.value).not.toMatch(/tokenHash|token_hash/);
		for (const other of Object.values(people))
			if (other.id !== person.id) expect(copy.value).not.toContain(other.name);
		const theirs = await downloadData(app, people.coordinator);
		if (!theirs.ok) throw new Error(theirs.message);
		expect(JSON.parse(theirs.value).invitationsSent).toMatchObject([{ role: "observer" }]);
		expect(theirs.value).not.toContain(email);
	});

	test("[B8] every column that names a person says what becomes of it, and can be read", async () => {
		const { db, app, person } = await setUp(open);
		await downloadData(app, person);
		if (engine !== "SQLite") return;
		const found = await sql<{ named: string }>`
			select m.name || '.' || f."from" as named from sqlite_master m
			join pragma_foreign_key_list(m.name) f where f."table" = 'person' order by 1`.execute(db);
		const known = personColumns.map(({ table, column }) => `${table}.${column}`).sort();
		expect(known).toEqual(found.rows.map(({ named }) => named));
	});
});
