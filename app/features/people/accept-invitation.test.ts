import { expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { describeEachDatabase, type OpenFresh } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { ledgerOf, peopleStage, tokensIn } from "#test/support/people-stage.ts";
import { acceptInvitation, readInvitation } from "./accept-invitation.server.ts";
import { invitePeople } from "./invite-people.server.ts";
import { resendInvitation, takeBackInvitation } from "./open-invitation.server.ts";

async function setUp(open: OpenFresh) {
	const db = await open();
	const stage = await peopleStage(db);
	const invite = async (email: string, role = "contributor", organisationSlug = "council") => {
		const command = { roadmapSlug: "small", organisationSlug, role, addresses: email };
		const outcome = await invitePeople(stage.app, stage.people.coordinator, command);
		expect(outcome).toMatchObject({ ok: true });
		return tokensIn(stage.mails).at(-1) ?? "";
	};
	const later = (days: number) => ({
		...stage.app,
		now: () => new Date(stage.app.now().getTime() + days * 86_400_000),
	});
	return { db, ...stage, invite, later };
}

describeEachDatabase("an invitation", (open) => {
	test("[O4] [O5] makes the person, once, and gives the role with a line in the ledger", async () => {
		const { db, app, invite, organisations, people, roadmap, published, rechecked } = await setUp(open);
		const token = await invite("kim@example.org", "lead");
		expect(await readInvitation(app, null, token)).toMatchObject({ need: "name" });
		expect(await acceptInvitation(app, null, { token, name: "  " })).toMatchObject({
			ok: false,
			fields: { name: "Enter your name." },
		});
		const accepted = await acceptInvitation(app, null, { token, name: " Kim\n <b>Roe</b> " });
		if (!accepted.ok) throw new Error(accepted.message);
		expect(accepted.value).toMatchObject({ isNew: true, roadmap: { slug: "small" } });
		const { personId } = accepted.value;
		const kim = await db
			.selectFrom("person")
			.selectAll()
			.where("id", "=", personId)
			.executeTakeFirstOrThrow();
		expect(kim).toMatchObject({
			name: "Kim <b>Roe</b>",
			email: "kim@example.org",
			administrator: 0,
			demo: 0,
		});
		expect(await ledgerOf(db)).toEqual([
			{
				kind: "person-joined",
				subject: organisations.council,
				public: 0,
				from: null,
				to: { personId, role: "lead", invitedById: people.coordinator.id },
				by: personId,
				for: organisations.council,
			},
		]);
		expect(published).toEqual([
			{
				roadmapId: roadmap.id,
				revision: 1,
				subjects: [{ type: "organisation", id: organisations.council }],
				public: false,
			},
		]);
		expect(rechecked).toEqual([personId]);
		expect(await db.selectFrom("invitation").selectAll().execute()).toEqual([]);
		const before = await dump(db);
		expect(await readInvitation(app, null, token)).toBeUndefined();
		expect(await acceptInvitation(app, null, { token, name: "Eve" })).toMatchObject({ code: "not-found" });
		expect(await dump(db)).toEqual(before);
	});

	test("[O4] is only shown by opening it, and is over after 14 days", async () => {
		const { db, app, invite, later } = await setUp(open);
		const token = await invite("kim@example.org");
		const before = await dump(db);
		for (let i = 0; i < 3; i++) expect(await readInvitation(later(13.9), null, token)).toBeDefined();
		expect(await dump(db)).toEqual(before);
		expect(await readInvitation(later(14.1), null, token)).toBeUndefined();
		expect(await acceptInvitation(later(14.1), null, { token, name: "Kim" })).toMatchObject({
			code: "not-found",
		});
		expect(await acceptInvitation(app, null, { token: "guessed", name: "Kim" })).toMatchObject({
			code: "not-found",
		});
		expect(await dump(db)).toEqual(before);
	});

	test("[O4] sent again or taken back, the old link works no longer", async () => {
		const { db, app, invite, mails, people } = await setUp(open);
		const first = await invite("kim@example.org");
		const { id } = await db.selectFrom("invitation").select("id").executeTakeFirstOrThrow();
		const which = { roadmapSlug: "small", invitationId: id };
		await resendInvitation(app, people.coordinator, which);
		const second = tokensIn(mails).at(-1) ?? "";
		expect(await readInvitation(app, null, first)).toBeUndefined();
		expect(await readInvitation(app, null, second)).toBeDefined();
		await takeBackInvitation(app, people.coordinator, which);
		expect(await readInvitation(app, null, second)).toBeUndefined();
		expect(await acceptInvitation(app, null, { token: second, name: "Kim" })).toMatchObject({
			code: "not-found",
		});
	});

	test("[O5] of two who accept at once, one does", async () => {
		const { db, app, invite } = await setUp(open);
		const token = await invite("kim@example.org");
		const outcomes = await Promise.all(
			["Kim", "Eve"].map((name) => acceptInvitation(app, null, { token, name })),
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		const kims = await db.selectFrom("person").select("id").where("email", "=", "kim@example.org").execute();
		expect(kims).toHaveLength(1);
		expect(await ledgerOf(db)).toHaveLength(1);
	});

	test("[O5] two invitations of one new address at once make one person, and keep the other invitation", async () => {
		const { db, app, invite } = await setUp(open);
		const tokens = [await invite("kim@example.org"), await invite("kim@example.org", "lead", "trust")];
		const outcomes = await Promise.all(
			tokens.map((token) => acceptInvitation(app, null, { token, name: "Kim" })),
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		const kims = await db.selectFrom("person").select("id").where("email", "=", "kim@example.org").execute();
		expect(kims).toHaveLength(1);
		expect(await db.selectFrom("invitation").select("id").execute()).toHaveLength(1);
	});

	test("[O5] whoever has an account signs in first, and is the same person in both organisations", async () => {
		const { db, app, invite, people, again, rolesOf } = await setUp(open);
		const { trustLead } = people;
		const token = await invite("Trust.Lead@example.org", "observer");
		expect(await readInvitation(app, null, token)).toMatchObject({ need: "sign-in" });
		const before = await dump(db);
		expect(await acceptInvitation(app, null, { token, name: "Eve" })).toMatchObject({
			ok: false,
			message: expect.stringContaining("sign in first"),
		});
		expect(await readInvitation(app, people.councilLead, token)).toMatchObject({ need: "sign-out" });
		expect(await acceptInvitation(app, people.councilLead, { token, name: "" })).toMatchObject({ ok: false });
		expect(await dump(db)).toEqual(before);
		const accepted = await acceptInvitation(app, trustLead, { token, name: "" });
		expect(accepted).toMatchObject({ ok: true, value: { personId: trustLead.id, isNew: false } });
		expect(await rolesOf(trustLead.id)).toEqual([
			{ organisation: "council", role: "observer" },
			{ organisation: "trust", role: "lead" },
		]);
		expect((await again(trustLead)).memberships).toHaveLength(2);
	});

	test("[O5] whoever is signed in joins as who they are when the address is nobody's; a role that is there stays", async () => {
		const { db, app, invite, people, rolesOf } = await setUp(open);
		const accept = (person: Person, token: string) => acceptInvitation(app, person, { token, name: "" });
		expect(await accept(people.trustLead, await invite("other@example.org"))).toMatchObject({ ok: true });
		expect(
			await accept(people.trustLead, await invite("third@example.org", "observer", "trust")),
		).toMatchObject({
			ok: true,
		});
		expect(await rolesOf(people.trustLead.id)).toEqual([
			{ organisation: "council", role: "contributor" },
			{ organisation: "trust", role: "lead" },
		]);
		expect(await ledgerOf(db)).toHaveLength(1);
		expect(await db.selectFrom("person").select("id").execute()).toHaveLength(5);
	});

	test("[O5] to an organisation that is archived works no longer", async () => {
		const { db, app, invite, organisations } = await setUp(open);
		const token = await invite("kim@example.org");
		await db
			.updateTable("partner")
			.set({ archived_at: "2026-11-20T12:00:00.000Z" })
			.where("organisation_id", "=", organisations.council)
			.execute();
		expect(await readInvitation(app, null, token)).toBeUndefined();
		expect(await acceptInvitation(app, null, { token, name: "Kim" })).toMatchObject({ code: "not-found" });
	});
});
