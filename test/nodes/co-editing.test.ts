import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { closeCode } from "#app/live/collab-protocol.ts";
import { openEditor, type PersonName, type TestEditor, until } from "#test/collab/fixture.ts";
import { Cluster, type CollabNode, describeNodes } from "./nodes.ts";

describeNodes("co-editing on several nodes", () => {
	const opened: TestEditor[] = [];
	let cluster: Cluster;
	let [a, b]: CollabNode[] = [];

	beforeEach(async () => {
		cluster = await Cluster.start(2);
		[a, b] = cluster.nodes;
	});
	afterEach(async () => {
		for (const editor of opened.splice(0)) editor.destroy();
		await cluster.stop();
	});

	const edit = async (node: CollabNode | undefined, as: PersonName, doc?: Y.Doc): Promise<TestEditor> => {
		if (!node) throw new Error("There is no such node");
		const editor = openEditor(node, cluster.stage.documentName, as, doc);
		opened.push(editor);
		await until(() => editor.provider.synced);
		return editor;
	};
	const stateOf = (editor: TestEditor) => Buffer.from(Y.encodeStateVector(editor.doc)).toString("base64");

	test("[Z50] what is written on one node is read on the other, whoever writes, and the log has no gap", async () => {
		const [lead, supporter] = [await edit(a, "lead"), await edit(b, "supporter")];
		lead.write("from a");
		await until(() => supporter.text().includes("from a"));
		const words: string[] = [];
		for (let i = 0; i < 100; i++) {
			lead.write(`a${i}.`);
			supporter.write(`b${i}.`);
			words.push(`a${i}.`, `b${i}.`);
			if (i % 10 === 0) await new Promise((done) => setTimeout(done, 5));
		}
		await until(() => words.every((word) => lead.text().includes(word) && supporter.text().includes(word)));
		expect(stateOf(lead)).toBe(stateOf(supporter));
		const late = await edit(b, "coordinator");
		expect(late.text()).toBe(lead.text());
		expect((await cluster.log()).hasGap).toBe(false);
		expect([...(a?.reports ?? []), ...(b?.reports ?? [])]).toEqual([]);
	});

	test("[Z51] without Redis everything that is stored is read on every node all the same, a moment later", async () => {
		const [lead, supporter] = [await edit(a, "lead"), await edit(b, "supporter")];
		await cluster.redis.stop();
		lead.write("while redis is away");
		await until(() => supporter.text().includes("while redis is away"));
		supporter.write("and back");
		await until(() => lead.text().includes("and back"));
		const newcomer = await edit(b, "coordinator");
		expect(newcomer.text()).toContain("while redis is away");
		await cluster.redis.start();
		await until(() => !!a && a.nodeReports.includes("Redis is there again"));
		lead.write("once more");
		await until(() => supporter.text().includes("once more"));
		expect(stateOf(lead)).toBe(stateOf(supporter));
		expect((await cluster.log()).hasGap).toBe(false);
	});

	test("[Z52] carets are seen on every node, also by who comes later, and go with their editor or their node", async () => {
		const lead = await edit(a, "lead");
		lead.provider.awareness.setLocalStateField("cursor", null);
		const seen = (editor: TestEditor) =>
			editor.provider.awareness.getStates().get(lead.doc.clientID)?.user?.name;
		const supporter = await edit(b, "supporter");
		await until(() => seen(supporter) === "lead person");
		const coordinator = await edit(b, "coordinator");
		await until(() => seen(coordinator) === "lead person");
		lead.destroy();
		await until(() => seen(supporter) === undefined);
		const again = await edit(a, "lead", lead.doc);
		again.provider.awareness.setLocalStateField("cursor", null);
		await until(() => seen(supporter) === "lead person");
		await a?.close();
		cluster.nodes.shift();
		await until(() => seen(supporter) === undefined);
	});

	test("[Z53] a client id that is somebody else's on another node writes nothing", async () => {
		const doc = new Y.Doc();
		const forged = new Y.Doc();
		forged.clientID = doc.clientID;
		const [lead, supporter] = [await edit(a, "lead", doc), await edit(b, "supporter", forged)];
		const closed = Promise.race([lead.closed, supporter.closed]);
		// Neither node knows of the other's first use: both come at the same moment.
		lead.write("one");
		supporter.write("two");
		expect(await closed).toBe(closeCode.abuse);
		const [bound] = (await a?.db.selectFrom("document_client").select("person_id").execute()) ?? [];
		const [kept, dropped] = bound?.person_id === "lead" ? ["one", "two"] : ["two", "one"];
		const third = await edit(a, "coordinator");
		await until(() => third.text().includes(kept));
		expect(third.text()).not.toContain(dropped);
	});

	test("[Z59] a right that is taken away is gone on a node that was told nothing: nothing after that commit is stored there", async () => {
		await cluster.redis.stop();
		const [lead, supporter] = [await edit(a, "lead"), await edit(b, "supporter")];
		let written = 0;
		const typing = setInterval(() => supporter.write(`s${written++}.`), 5);
		await until(() => lead.text().includes("s20."));
		const seq = await a?.db.transaction().execute(async (trx) => {
			await trx.deleteFrom("membership").where("person_id", "=", "supporter").execute();
			return (await trx.selectFrom("document").select("seq").executeTakeFirstOrThrow()).seq;
		});
		expect(await supporter.closed).toBe(closeCode.noAccess);
		clearInterval(typing);
		lead.write("and on");
		const reader = await edit(b, "coordinator");
		await until(() => reader.text().includes("and on"));
		const after = await a?.db
			.selectFrom("document_update")
			.select("seq")
			.where("person_id", "=", "supporter")
			.where("seq", ">", seq ?? 0)
			.execute();
		expect(after).toEqual([]);
		expect((await cluster.log()).hasGap).toBe(false);
	});
});
