import { expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { can } from "#app/domain/access.ts";
import { describeChange } from "#app/domain/describe-change.ts";
import { listChanges } from "#db/queries/changes.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { dump } from "#test/support/dump.ts";
import { ledgerOf, peopleStage } from "#test/support/people-stage.ts";
import { changeRole } from "./change-role.server.ts";
import { readMembership } from "./read-membership.server.ts";
import { removePerson } from "./remove-person.server.ts";

const at = (organisationSlug: string, { id }: Person) => ({
	roadmapSlug: "small",
	organisationSlug,
	personId: id,
});

describeEachDatabase("roles", (open) => {
	test("[O6] change with one line in the ledger and one in the audit trail, and screens are told after", async () => {
		const db = await open();
		const { app, people, organisations, roadmap, rechecked, published, rolesOf } = await peopleStage(db);
		const { trustContributor: theirs, trustLead } = people;
		const wish = { ...at("trust", theirs), role: "lead", shown: "contributor" };
		expect(await changeRole(app, trustLead, wish)).toEqual({ ok: true, value: { role: "lead" } });
		expect(await rolesOf(theirs.id)).toEqual([{ organisation: "trust", role: "lead" }]);
		expect(await ledgerOf(db)).toEqual([
			{
				kind: "role-changed",
				subject: organisations.trust,
				public: 0,
				from: { personId: theirs.id, role: "contributor" },
				to: { personId: theirs.id, role: "lead" },
				by: trustLead.id,
				for: organisations.trust,
			},
		]);
		expect(await db.selectFrom("audit_event").selectAll().execute()).toMatchObject([
			{ kind: "role-changed", person_id: trustLead.id, about_person_id: theirs.id, roadmap_id: roadmap.id },
		]);
		expect(rechecked).toEqual([theirs.id]);
		expect(published).toMatchObject([{ revision: 1, public: false }]);
	});

	test("[O3] [O6] are changed and ended by those who look after the organisation's people, and by nobody else", async () => {
		const db = await open();
		const { app, people } = await peopleStage(db);
		const { trustContributor, trustLead, councilLead, coordinator, charityObserver } = people;
		const outsider = { ...councilLead, id: "nobody", memberships: [] };
		const before = await dump(db);
		for (const [person, where, code] of [
			[councilLead, at("trust", trustContributor), "not-allowed"],
			[charityObserver, at("trust", trustContributor), "not-allowed"],
			[trustContributor, at("trust", trustLead), "not-allowed"],
			[trustLead, at("office", coordinator), "not-allowed"],
			[trustLead, at("office", outsider), "not-allowed"],
			[outsider, at("trust", trustContributor), "not-found"],
			[coordinator, at("council", trustContributor), "not-found"],
			[coordinator, at("no-such", trustContributor), "not-found"],
		] as const) {
			const wish = { ...where, role: "observer", shown: "contributor" };
			expect(await changeRole(app, person, wish)).toMatchObject({ ok: false, code });
			expect(await removePerson(app, person, where)).toMatchObject({ ok: false, code });
			expect(await readMembership(app, person, where)).toMatchObject({ ok: false, code });
		}
		const crown = { ...at("trust", trustContributor), role: "coordinator", shown: "contributor" };
		expect(await changeRole(app, trustLead, crown)).toMatchObject({ code: "not-allowed" });
		const self = { ...at("trust", trustContributor), role: "lead", shown: "contributor" };
		expect(await changeRole(app, trustContributor, self)).toMatchObject({ code: "not-allowed" });
		expect(await dump(db)).toEqual(before);
	});

	test("[O6] a form that was overtaken, or that says nothing new, is told and changes nothing", async () => {
		const db = await open();
		const { app, people } = await peopleStage(db);
		const where = at("trust", people.trustContributor);
		const before = await dump(db);
		const change = (role: string, shown: string) =>
			changeRole(app, people.coordinator, { ...where, role, shown });
		expect(await change("lead", "observer")).toMatchObject({ code: "stale" });
		expect(await change("contributor", "contributor")).toMatchObject({ code: "invalid" });
		expect(await change("king", "contributor")).toMatchObject({ fields: { role: "Choose a role." } });
		expect(await dump(db)).toEqual(before);
	});

	test("[O7] whoever leaves or is removed may do nothing more; what they own has no owner, what they did stays", async () => {
		const db = await open();
		const { app, people, action, organisations, again, rechecked, published, rolesOf } =
			await peopleStage(db);
		const { councilLead, coordinator, trustContributor } = people;
		const owned = { owner_id: councilLead.id, status_person_id: councilLead.id };
		await db.updateTable("action").set(owned).where("id", "=", action.id).execute();
		expect(await removePerson(app, coordinator, at("council", councilLead))).toEqual({
			ok: true,
			value: { left: false, organisation: "The council" },
		});
		expect(await rolesOf(councilLead.id)).toEqual([]);
		expect(await ledgerOf(db)).toEqual([
			{
				kind: "person-removed",
				subject: organisations.council,
				public: 0,
				from: { personId: councilLead.id, role: "lead" },
				to: { personId: councilLead.id, role: null },
				by: coordinator.id,
				for: organisations.office,
			},
			{
				kind: "owner-changed",
				subject: action.id,
				public: 1,
				from: { ownerId: councilLead.id },
				to: { ownerId: null },
				by: coordinator.id,
				for: organisations.office,
			},
		]);
		const row = await db.selectFrom("action").selectAll().executeTakeFirstOrThrow();
		expect(row).toMatchObject({ owner_id: null, status_person_id: councilLead.id, version: 2 });
		expect(published).toMatchObject([{ revision: 2, public: true }]);
		expect(rechecked).toEqual([councilLead.id]);
		const gone = await again(councilLead);
		const subject = { kind: "roadmap" as const, roadmapId: action.roadmap_id, published: false };
		expect(can(gone, "read", subject)).toBe(false);
		expect(await removePerson(app, trustContributor, at("trust", trustContributor))).toMatchObject({
			ok: true,
			value: { left: true },
		});
		const lines = await listChanges(db, { roadmapId: action.roadmap_id, publicOnly: false, limit: 9 });
		const audience = { people: true, owners: true };
		expect(lines.map((line) => describeChange(line, audience))).toEqual([
			"Trust contributor (The trust) left the roadmap.",
			"Coordinator (The office), on behalf of The council, removed the owner.",
			"Coordinator (The office) removed Council lead (The council) from the roadmap.",
		]);
	});

	test("[O6] [O7] a lead who becomes an observer owns nothing any more; who keeps another role for the lead organisation does", async () => {
		const db = await open();
		const { app, people, action, organisations } = await peopleStage(db);
		const { councilLead, coordinator } = people;
		const ownerOf = async () =>
			(await db.selectFrom("action").selectAll().executeTakeFirstOrThrow()).owner_id;
		await db.updateTable("action").set({ owner_id: councilLead.id }).execute();
		await db
			.insertInto("membership")
			.values({
				roadmap_id: action.roadmap_id,
				person_id: councilLead.id,
				organisation_id: organisations.trust,
				role: "lead",
			})
			.execute();
		await removePerson(app, coordinator, at("trust", councilLead));
		expect(await ownerOf()).toBe(councilLead.id);
		const to = (role: string, shown: string) =>
			changeRole(app, coordinator, { ...at("council", councilLead), role, shown });
		await to("contributor", "lead");
		expect(await ownerOf()).toBe(councilLead.id);
		await to("observer", "contributor");
		expect(await ownerOf()).toBeNull();
	});

	test("[O8] the last coordinator stays", async () => {
		const db = await open();
		const { app, people, organisations, action, again, rolesOf } = await peopleStage(db);
		const { coordinator, trustLead } = people;
		const own = at("office", coordinator);
		const before = await dump(db);
		const sentence = "This roadmap has no other coordinator: make somebody else a coordinator first.";
		expect(await removePerson(app, coordinator, own)).toMatchObject({ code: "invalid", message: sentence });
		expect(await changeRole(app, coordinator, { ...own, role: "lead", shown: "coordinator" })).toMatchObject({
			code: "invalid",
			fields: { role: sentence },
		});
		expect(await dump(db)).toEqual(before);
		const second = { ...at("trust", trustLead), role: "coordinator", shown: "lead" };
		expect(await changeRole(app, coordinator, second)).toMatchObject({ ok: true });
		const outcomes = await Promise.all([
			removePerson(app, coordinator, own),
			again(trustLead).then((also) => removePerson(app, also, at("trust", trustLead))),
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		const roles = [...(await rolesOf(coordinator.id)), ...(await rolesOf(trustLead.id))];
		expect(roles.filter(({ role }) => role === "coordinator")).toHaveLength(1);
		expect(organisations.office).not.toBe(action.lead_organisation_id);
	});

	test("[O8] who coordinates for two organisations can stop for one of them", async () => {
		const db = await open();
		const { app, people, organisations, action } = await peopleStage(db);
		const also = { organisation_id: organisations.trust, role: "coordinator" as const };
		const where = { roadmap_id: action.roadmap_id, person_id: people.coordinator.id };
		await db
			.insertInto("membership")
			.values({ ...where, ...also })
			.execute();
		expect(await removePerson(app, people.coordinator, at("trust", people.coordinator))).toMatchObject({
			ok: true,
		});
		expect(await removePerson(app, people.coordinator, at("office", people.coordinator))).toMatchObject({
			ok: false,
		});
	});

	test("[O9] what the public reads knows nothing of it", async () => {
		const db = await open();
		const { app, people, action } = await peopleStage(db);
		await changeRole(app, people.coordinator, {
			...at("trust", people.trustContributor),
			role: "observer",
			shown: "contributor",
		});
		await removePerson(app, people.trustContributor, at("trust", people.trustContributor));
		expect(await listChanges(db, { roadmapId: action.roadmap_id, publicOnly: true, limit: 9 })).toEqual([]);
		const ledger = JSON.stringify(await db.selectFrom("change").selectAll().execute());
		for (const { name } of Object.values(people)) expect(ledger).not.toContain(name);
		expect(ledger).not.toContain("example.org");
	});
});
