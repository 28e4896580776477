import { expect, it } from "vitest";
import { findPerson } from "#db/queries/people.ts";
import { findRoadmap, listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { testContext } from "#test/support/test-context.ts";
import { loadDemoData, loadUpload } from "./load-upload.server.ts";

const typed = { secretariat: "The harbour office", secretariatKind: "group" };

describeEachDatabase("a roadmap from a file", (open) => {
	async function setUp() {
		const db = await open();
		const { people } = await addPartnership(db);
		const { context } = testContext(db);
		context.accessChanged = () => {};
		const admin = { ...people.councilLead, administrator: true };
		const bytes = (change: Record<string, unknown> = {}) => {
			const file = smallRoadmap();
			const roadmap = { ...file.roadmap, slug: "harbour", ...change };
			return new TextEncoder().encode(JSON.stringify({ ...file, roadmap }));
		};
		return { db, context, people, admin, bytes };
	}

	it("[R22] is refused with every problem by its place, and is for administrators only", async () => {
		const { db, context, people, admin, bytes } = await setUp();
		const wrong = bytes({ slug: "Not A Slug", startsOn: "soon" });
		expect(await loadUpload(context, people.coordinator, { typed, file: wrong })).toMatchObject({
			code: "not-found",
		});
		const refused = await loadUpload(context, admin, { typed, file: wrong });
		expect(refused).toMatchObject({ ok: false, code: "invalid" });
		const places = "problems" in refused ? refused.problems?.map(({ place }) => place) : [];
		expect(places).toEqual(expect.arrayContaining(["roadmap.slug", "roadmap.startsOn"]));
		expect(await loadUpload(context, admin, { typed: {}, file: null })).toMatchObject({
			fields: { file: expect.any(String), secretariat: expect.any(String) },
		});
		expect(await db.selectFrom("roadmap").select("slug").execute()).toEqual([{ slug: "small" }]);
	});

	it("[R23] the demo data is loaded for partners only, once, with who asked as its coordinator", async () => {
		const { db, context, people, admin } = await setUp();
		expect(await loadDemoData(context, people.coordinator)).toMatchObject({ code: "not-found" });
		expect(await loadDemoData(context, admin)).toEqual({ ok: true, value: { count: 2 } });
		expect((await listPublicRoadmaps(db)).map(({ slug }) => slug)).toEqual(["small"]);
		const roadmap = await findRoadmap(db, "fast-track-cities-london");
		const person = await findPerson(db, admin.id);
		expect(person?.memberships).toContainEqual(
			expect.objectContaining({ roadmapId: roadmap?.id, role: "coordinator" }),
		);
		expect(await loadDemoData(context, admin)).toMatchObject({ code: "invalid" });
	});

	it("[R23] a good file makes a draft, and the same file again changes nothing", async () => {
		const db = await open();
		const { context } = testContext(db);
		context.accessChanged = () => {};
		const id = "00000000-0000-4000-8000-0000000000aa";
		const at = "2026-01-05T09:00:00.000Z";
		await db
			.insertInto("person")
			.values({ id, name: "Admin", email: null, administrator: 1, demo: 0, created_at: at })
			.execute();
		const admin = await findPerson(db, id);
		if (!admin) throw new Error("The administrator was not added");
		const file = new TextEncoder().encode(JSON.stringify(smallRoadmap()));
		const loaded = await loadUpload(context, admin, { typed, file });
		expect(loaded).toMatchObject({ ok: true });
		const slug = loaded.ok ? loaded.value.slug : "";
		const roadmap = await findRoadmap(db, slug);
		expect(roadmap).toMatchObject({ published: false });
		expect(roadmap?.partners).toContainEqual(
			expect.objectContaining({ name: "The harbour office", part: "secretariat" }),
		);
		const kinds = await db.selectFrom("change").select("kind").orderBy("revision", "desc").limit(2).execute();
		expect(kinds.map(({ kind }) => kind)).toEqual(["person-joined", "partner-added"]);
		expect(await loadUpload(context, admin, { typed, file })).toMatchObject({ code: "invalid" });
	});
});
