import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import type { Db } from "#db/database.ts";
import { SharedText } from "#server/demo/shared-text.ts";
import { openEditor, setStage, startCollab, until } from "#test/collab/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

/** A colleague who leads, and a person who supports, in the same text. */
async function setUp(db: Db) {
	const { documentName } = await setStage(db);
	const server = await startCollab(db);
	closers.push(() => server.close());
	const base = server.url.replace(/^ws(.*)\/collab$/, "http$1/as-lead");
	const colleague = new SharedText(documentName, { base, headers: {} });
	closers.push(() => colleague.close());
	const person = openEditor(server, documentName, "supporter");
	closers.push(() => person.destroy());
	await until(() => colleague.isReady && person.provider.synced);
	const body = person.doc.getXmlFragment(rootName);
	return { server, colleague, person, body };
}

describeEachDatabase("the text that a simulated colleague has open", (fresh) => {
	test("[J12] grows by a paragraph of their own; what others wrote stays as it is", async () => {
		const { colleague, person } = await setUp(await fresh());
		person.write("A person was first.");
		const pen = colleague.begin("One");
		expect(pen.add(" two")).toBe(true);
		await until(() => person.text().includes("One two"));
		person.write("And goes on.");
		expect(pen.add(" three.")).toBe(true);
		const lines = () => person.text().split("\n").sort();
		await until(() => lines().includes("One two three."));
		expect(lines()).toEqual(["A person was first.", "And goes on.", "One two three."]);
	});

	test("[J12] is left alone where somebody else wrote into their paragraph", async () => {
		const { colleague, person, body } = await setUp(await fresh());
		const pen = colleague.begin("One");
		await until(() => person.text() === "One");
		((body.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, "Not ");
		await until(() => !pen.add("."));
		const left = person.text();
		expect(pen.add(" more")).toBe(false);
		await until(() => person.text().startsWith("Not One"));
		expect(person.text().replaceAll(".", "")).toBe(left.replaceAll(".", "").replace(/^(Not )?/, "Not "));
	});

	test("[J12] is left alone where somebody took their paragraph away", async () => {
		const { colleague, person, body } = await setUp(await fresh());
		const pen = colleague.begin("One");
		await until(() => person.text() === "One");
		body.delete(0, 1);
		await until(() => !pen.add("."));
		expect(pen.add(" more")).toBe(false);
		expect(person.text()).toBe("");
	});

	test("[J9] shows their caret in a paragraph of somebody", async () => {
		const { colleague, person } = await setUp(await fresh());
		person.write("Somewhere in here.");
		const { awareness } = person.provider;
		await until(() => {
			colleague.lookAt(0.5, 0.5);
			return [...awareness.getStates().values()].some(
				({ user, cursor }) => user?.name === "lead person" && cursor,
			);
		});
		const shown = [...awareness.getStates().values()].find(({ user }) => user?.name === "lead person");
		const place = Y.createAbsolutePositionFromRelativePosition(
			Y.createRelativePositionFromJSON(shown?.cursor.head),
			person.doc,
		);
		expect(place?.type.toJSON()).toBe("Somewhere in here.");
	});
});
