import { afterEach, expect, test } from "vitest";
import { describeChange } from "#app/domain/describe-change.ts";
import { eraseAccount } from "#app/features/account/erase-account.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { createMeeting } from "#app/features/meetings/plan-meeting.server.ts";
import { leadMeeting, takeChair } from "#app/features/meetings/run-meeting.server.ts";
import { changeRole } from "#app/features/people/change-role.server.ts";
import { removePerson } from "#app/features/people/remove-person.server.ts";
import type { Db } from "#db/database.ts";
import { listChanges } from "#db/queries/changes.ts";
import { findMeeting } from "#db/queries/meetings.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, codeOf, granted, setUpRunning, wish } from "./fixture.ts";

const closing = closingServers(afterEach);

/** A running meeting that the council's lead chairs, and another of theirs that is still being prepared. */
async function setUp(db: Db) {
	const set = closing(await setUpRunning(db));
	const { context, people, where } = set;
	const from = people.coordinator.id;
	await granted(takeChair(context, people.councilLead, { ...where, from }));
	const later = { roadmapSlug: "small", ...wish, title: "Later", chairId: people.councilLead.id };
	const { slug } = await granted(createMeeting(context, people.coordinator, later));
	const chairOf = async (meetingSlug: string) =>
		(await findMeeting(db, "small", meetingSlug))?.meeting.chair?.name ?? null;
	const theirs = { roadmapSlug: "small", organisationSlug: "council", personId: people.councilLead.id };
	const chairs = async () => [await chairOf(where.meetingSlug), await chairOf(slug)];
	return {
		...set,
		app: { ...context, keepErasure: async () => {}, endSession: () => {} },
		theirs,
		chairs,
	};
}

describeEachDatabase("a meeting whose chair is gone", (fresh) => {
	test("[G30] has no chair once they are removed; another takes the chair and leads on", async () => {
		const { app, people, theirs, chairs, where, items, roadmap } = await setUp(await fresh());
		expect(await chairs()).toEqual(["Council lead", "Council lead"]);
		await granted(removePerson(app, people.coordinator, theirs));
		expect(await chairs()).toEqual([null, null]);
		const lines = await listChanges(app.db, { roadmapId: roadmap.id, publicOnly: false, limit: 2 });
		const told = lines.map((line) => describeChange(line, { people: true, owners: true })).sort();
		expect(told).toEqual([
			"Coordinator (The office) left the meeting “Later” without a chair.",
			"Coordinator (The office) left the meeting “Spring meeting” without a chair.",
		]);
		const [first = "", second = ""] = items;
		const trust = people.trustLead;
		expect(await codeOf(leadMeeting(app, trust, { ...where, from: first, to: second }))).toBe("not-allowed");
		await granted(takeChair(app, trust, { ...where, from: "" }));
		await granted(leadMeeting(app, trust, { ...where, from: first, to: second }));
		expect(await chairs()).toEqual(["Trust lead", null]);
	});

	test("[G30] has no chair once they are erased", async () => {
		const { app, people, chairs } = await setUp(await fresh());
		await granted(eraseAccount(app, people.councilLead, { typed: "ERASE" }));
		expect(await chairs()).toEqual([null, null]);
	});

	test("[G30] has no chair once they may only observe, and keeps one who still leads elsewhere on the roadmap", async () => {
		const { app, people, theirs, chairs, roadmap, organisations } = await setUp(await fresh());
		const elsewhere = { roadmap_id: roadmap.id, organisation_id: organisations.charity };
		const second = { ...elsewhere, person_id: people.councilLead.id, role: "lead" as const };
		await app.db.insertInto("membership").values(second).execute();
		await granted(changeRole(app, people.coordinator, { ...theirs, role: "observer", shown: "lead" }));
		expect(await chairs()).toEqual(["Council lead", "Council lead"]);
		const charity = { ...theirs, organisationSlug: "charity", role: "contributor", shown: "lead" };
		await granted(changeRole(app, people.coordinator, charity));
		expect(await chairs()).toEqual([null, null]);
	});

	test("[G30] that is closed keeps on record who chaired it", async () => {
		const { app, people, theirs, chairs, where } = await setUp(await fresh());
		await granted(closeMeeting(app, people.councilLead, { ...where, texts: [] }));
		await granted(removePerson(app, people.coordinator, theirs));
		expect(await chairs()).toEqual(["Council lead", null]);
	});

	test("[G30] goes to who takes the chair at the same moment", async () => {
		const { app, people, theirs, chairs, where } = await setUp(await fresh());
		const from = people.councilLead.id;
		const [removed, took] = await Promise.all([
			removePerson(app, people.coordinator, theirs),
			takeChair(app, people.trustLead, { ...where, from }),
		]);
		expect(removed.ok).toBe(true);
		// Who came second is told, and takes the chair that is free.
		if (!took.ok) await granted(takeChair(app, people.trustLead, { ...where, from: "" }));
		expect(await chairs()).toEqual(["Trust lead", null]);
	});
});
