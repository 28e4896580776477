import { afterEach, expect, test } from "vitest";
import { readColleagues } from "#app/features/colleagues/read-colleagues.server.ts";
import { until } from "#test/collab/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { actionPath, leadersOf, linesBy, setTroupeStage, type TroupeStage, workspace } from "./stage.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

const opened = async (made: Promise<TroupeStage>) => {
	const stage = await made;
	closers.push(() => stage.server.close());
	return stage;
};
const bring = { kind: "action", slug: "open-clinic", intent: "bring" };

describeEachDatabase("simulated colleagues on an action", (fresh) => {
	test("[J8] outside the demo the server makes none, and their address is not there", async () => {
		const stage = await opened(setTroupeStage(await fresh(), { demo: false }));
		const visitor = await stage.open(stage.people.coordinator);
		expect(stage.app.troupe).toBeNull();
		const { people, roadmap, action } = stage;
		const place = { kind: "action" as const, id: action.id, slug: action.slug, title: action.title };
		expect(await readColleagues(stage.app, { roadmap, person: people.coordinator }, place)).toBeNull();
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(404);
		expect(await visitor.get(`${workspace}/colleagues`)).toBe(404);
		expect(await fetch(`${stage.server.origin}${workspace}/colleagues`)).toMatchObject({ status: 404 });
		expect(await stage.sessionsCount(stage.people.councilLead.id)).toBe(0);
	});

	test("[J9] [J10] come by sockets and forms, write in paragraphs of their own, change the status, and are gone without a trace", async () => {
		const stage = await opened(setTroupeStage(await fresh(), { speed: 5 }));
		const { people, action, roadmap } = stage;
		const visitor = await stage.open(people.coordinator);
		closers.push(() => visitor.close());
		await visitor.show({ actionId: action.id });
		const text = visitor.edit(stage.documentName);
		await until(text.isSynced);
		text.write("What the visitor wrote.");
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(302);
		const stay = stage.app.troupe?.on(roadmap.id);
		// The council leads the action, the trust supports it; the charity only looks.
		expect(stay?.names).toEqual(["Council lead", "Trust lead", "Charity lead"]);
		expect(await stage.sessionsCount(people.councilLead.id)).toBe(1);
		await until(() => stage.app.troupe?.on(roadmap.id) === null);

		expect([...visitor.seen.lookers].sort()).toEqual([
			"Charity lead",
			"Coordinator",
			"Council lead",
			"Trust lead",
		]);
		expect([...visitor.seen.carets].sort()).toEqual(["Charity lead", "Council lead", "Trust lead"]);
		const [first, ...theirs] = text.paragraphs();
		expect(first).toBe("What the visitor wrote.");
		expect(theirs).toHaveLength(5);
		for (const line of theirs) expect(line).toMatch(/^The (council|trust) \(demonstration\): .+[.?]$/);
		expect(await linesBy(stage)).toEqual(["status-changed by Council lead"]);
		const comment = await stage.app.db.selectFrom("comment").select(["person_id", "text"]).execute();
		expect(comment).toMatchObject([{ person_id: people.trustLead.id }]);
		for (const { id } of leadersOf(stage)) expect(await stage.sessionsCount(id)).toBe(0);
	}, 60_000);

	test("[J10] leave at once when they are sent home, by nobody but the one who brought them", async () => {
		const stage = await opened(setTroupeStage(await fresh(), { speed: 4 }));
		const { people, action, roadmap } = stage;
		const visitor = await stage.open(people.coordinator);
		const other = await stage.open(people.charityObserver);
		closers.push(() => visitor.close());
		await visitor.show({ actionId: action.id });
		const text = visitor.edit(stage.documentName);
		await visitor.post(`${workspace}/colleagues`, bring);
		await until(() => text.paragraphs().length > 0);
		expect(await other.post(`${workspace}/colleagues`, { ...bring, intent: "home" })).toBe(302);
		expect(stage.app.troupe?.on(roadmap.id)?.visitorId).toBe(people.coordinator.id);
		expect(await visitor.post(`${workspace}/colleagues`, { ...bring, intent: "home" })).toBe(302);
		expect(stage.app.troupe?.on(roadmap.id)).toBeNull();
		for (const { id } of leadersOf(stage)) expect(await stage.sessionsCount(id)).toBe(0);
		// What they wrote stays, and they come again when they are asked to.
		expect(text.paragraphs().length).toBeGreaterThan(0);
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(302);
		expect(stage.app.troupe?.on(roadmap.id)?.names).toHaveLength(3);
	});

	test("[J10] leave when their time is over, whatever they are doing", async () => {
		// In a hurry that nobody can keep up with: the time is over before anything is done.
		const stage = await opened(setTroupeStage(await fresh(), { speed: 10_000 }));
		const visitor = await stage.open(stage.people.coordinator);
		await visitor.post(`${workspace}/colleagues`, bring);
		await until(() => stage.app.troupe?.on(stage.roadmap.id) === null);
		for (const { id } of leadersOf(stage)) expect(await stage.sessionsCount(id)).toBe(0);
	});

	test("[J10] leave when the visitor has closed all windows", async () => {
		const stage = await opened(setTroupeStage(await fresh(), { speed: 4 }));
		const { people, action, roadmap } = stage;
		const visitor = await stage.open(people.coordinator);
		await visitor.show({ actionId: action.id });
		await visitor.post(`${workspace}/colleagues`, bring);
		const leavesAt = stage.app.troupe?.on(roadmap.id)?.leavesAt ?? "";
		const watcher = await stage.open(people.trustContributor);
		closers.push(() => watcher.close());
		const text = watcher.edit(stage.documentName);
		await until(() => text.paragraphs().length > 0);
		visitor.close();
		await until(() => stage.app.troupe?.on(roadmap.id) === null);
		expect(new Date().toISOString() < leavesAt).toBe(true);
	});

	test("[J12] change no status that a person stated since they came, and [J13] come once for a roadmap and once for a visitor", async () => {
		const stage = await opened(setTroupeStage(await fresh(), { speed: 8 }));
		const { people, roadmap, action } = stage;
		const [visitor, other] = [await stage.open(people.coordinator), await stage.open(people.charityObserver)];
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(302);
		const wish = {
			intent: "status",
			version: String(action.version),
			status: "complete",
			reason: "It is open.",
		};
		expect(await visitor.post(`${actionPath}?index`, wish)).toBe(302);
		expect(await other.post(`${workspace}/colleagues`, bring)).toBe(409);
		const before = stage.app.troupe?.on(roadmap.id)?.leavesAt ?? "";
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(302);
		expect((stage.app.troupe?.on(roadmap.id)?.leavesAt ?? "") > before).toBe(true);
		expect(await stage.sessionsCount(people.councilLead.id)).toBe(1);
		await until(() => stage.app.troupe?.on(roadmap.id) === null);
		expect(await linesBy(stage)).toEqual(["status-changed by Coordinator"]);
	}, 60_000);

	test("[J9] whoever is there in person is not simulated, and nobody comes where nobody may write", async () => {
		const stage = await opened(setTroupeStage(await fresh(), { speed: 4 }));
		const { people, action, organisations } = stage;
		const [visitor, trust] = [await stage.open(people.councilLead), await stage.open(people.trustLead)];
		closers.push(() => trust.close());
		await trust.show({ actionId: action.id });
		// Left are those who may not write here.
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(400);
		const support = { action_id: action.id, organisation_id: organisations.charity, position: 2 };
		await stage.app.db.insertInto("action_support").values(support).execute();
		expect(await visitor.post(`${workspace}/colleagues`, bring)).toBe(302);
		expect(stage.app.troupe?.on(stage.roadmap.id)?.names).toEqual(["Charity lead"]);
	});
});
