import { afterEach, expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { editMinutes } from "#app/features/meetings/edit-minutes.server.ts";
import { schemaVersion } from "#app/features/narratives/document-schema.ts";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import { ensureMinutes } from "#db/queries/minutes.ts";
import type { PersonName } from "#test/collab/fixture.ts";
import { until } from "#test/collab/fixture.ts";
import { draft, openRaw } from "#test/collab/raw-editor.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { closingServers, codeOf, granted, setUpRunning } from "./fixture.ts";

const closing = closingServers(afterEach);
const closers: (() => void)[] = [];
afterEach(() => {
	for (const close of closers.splice(0)) close();
});

describeEachDatabase("the minutes of a running meeting", (fresh) => {
	test("[G8] are written by those who are in the meeting, read by other partners, and not there for anybody else", async () => {
		const db = await fresh();
		const set = closing(await setUpRunning(db));
		const { context, people, where, server } = set;
		const made = { schemaVersion, at: "2026-11-20T12:00:00.000Z" };
		const document = await ensureMinutes(db, await set.meeting(), "private", made);
		const open = (person: Pick<Person, "id">) => {
			const editor = openRaw(server, document.name, person.id as PersonName);
			closers.push(() => editor.destroy());
			return editor;
		};
		const roleOf = async (person: Person) => {
			const editor = open(person);
			await until(() => editor.received.some((frame) => frame.type === messageType.role));
			return editor.received.find((frame) => frame.type === messageType.role)?.count === 1
				? "writes"
				: "reads";
		};
		expect({
			coordinator: await roleOf(people.coordinator),
			lead: await roleOf(people.councilLead),
			observer: await roleOf(people.charityObserver),
			absent: await roleOf(people.trustContributor),
		}).toEqual({ coordinator: "writes", lead: "writes", observer: "reads", absent: "reads" });

		await db.deleteFrom("membership").where("person_id", "=", people.trustContributor.id).execute();
		expect(await open(people.trustContributor).closed).toBe(closeCode.noDocument);
		const observer = open(people.charityObserver);
		await until(() => observer.received.some((frame) => frame.type === messageType.role));
		observer.sendUpdate(draft().write("not mine"));
		expect(await observer.closed).toBe(closeCode.noAccess);

		const edit = (person: Person, text: string) =>
			codeOf(editMinutes(context, person, { ...where, part: "private", baseSeq: 0, text }));
		expect(await edit(people.charityObserver, "No")).toBe("not-allowed");
		expect(await edit({ ...people.trustLead, id: "x", memberships: [] }, "No")).toBe("not-found");
		expect(await edit(people.trustLead, "x".repeat(200_001))).toBe("invalid");
		expect(await db.selectFrom("document_update").selectAll().execute()).toEqual([]);
		expect(await edit(people.trustLead, "Yes")).toBe("ok");
		expect((await context.documents.read(document.id)).text).toBe("Yes");

		const writer = open(people.councilLead);
		await until(() => writer.received.some((frame) => frame.type === messageType.role));
		await granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
		expect(await writer.closed).toBe(closeCode.roleChanged);
		expect(await edit(people.trustLead, "Late")).toBe("invalid");
	});
});
