import * as encoding from "lib0/encoding";
import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { narrativeRules } from "#app/features/narratives/document-rules.server.ts";
import { AcceptedState } from "./accepted-state.ts";
import { newDocument } from "./document-store.ts";
import { judgeUpdate, type Verdict } from "./gate.ts";
import { defaultLimits } from "./limits.ts";

const colleague = 77;

describe("the gate", () => {
	let server: Y.Doc;
	let state: AcceptedState;
	let client: Y.Doc;
	let sent: Uint8Array[];

	beforeEach(() => {
		server = newDocument();
		state = new AcceptedState(server, narrativeRules);
		client = newDocument();
		sent = [];
		client.on("update", (update: Uint8Array, origin: unknown) => origin !== "server" && sent.push(update));
	});

	const ownerOf = (id: number) => (id === colleague ? "other" : id === client.clientID ? "own" : "nobody");
	const judge = (update: Uint8Array) =>
		judgeUpdate({ state, limits: { ...defaultLimits.update, structs: 2_000 }, ownerOf }, update);
	const kindOf = (update: Uint8Array) => {
		const verdict = judge(update);
		return verdict.kind === "refused" ? verdict.why : verdict.kind;
	};
	const body = (doc = client) => doc.getXmlFragment(narrativeRules.rootName);

	/** Lets an update through as the server would, and expects it to be news. */
	const accept = (update: Uint8Array): Extract<Verdict, { kind: "edit" }> => {
		const verdict = judge(update);
		if (verdict.kind !== "edit") throw new Error(`${verdict.kind} ${"why" in verdict ? verdict.why : ""}`);
		Y.applyUpdate(server, verdict.update);
		expect(server.store.pendingStructs).toBeNull();
		expect(server.store.pendingDs).toBeNull();
		return verdict;
	};
	const acceptAll = () => sent.splice(0).map(accept);
	const bytes = (write: (encoder: encoding.Encoder) => void) => encoding.encode(write);

	const write = (text: string) => {
		const run = new Y.XmlText(text);
		const paragraph = new Y.XmlElement("paragraph");
		paragraph.insert(0, [run]);
		body().push([paragraph]);
		return run;
	};
	const element = (name: string, attributes: Record<string, unknown> = {}) => {
		const made = new Y.XmlElement<Record<string, never>>(name);
		for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
		return made as unknown as Y.XmlElement;
	};

	describe("lets through", () => {
		test("[C10] everything that an editor of this schema writes", () => {
			const run = write("Hello brave world");
			run.insert(5, "!");
			run.delete(0, 2);
			run.format(2, 4, { bold: {}, italic: {}, link: { href: "https://example.org/" } });
			run.format(2, 4, { bold: null });
			const list = element("orderedList", { start: 3 });
			const item = element("listItem");
			const quote = element("blockquote");
			const heading = element("heading", { level: 2 });
			heading.insert(0, [new Y.XmlText("Title"), element("hardBreak")]);
			quote.insert(0, [heading]);
			item.insert(0, [element("paragraph"), quote]);
			list.insert(0, [item]);
			body().insert(0, [list]);
			const level: unknown = 3;
			heading.setAttribute("level", level as string);
			body().delete(1, 1);
			acceptAll();
			expect(body(server).toString()).toBe(body().toString());
		});

		test("[C10] what builds on edits that wait for their commit", () => {
			const run = write("a");
			run.insert(1, "b");
			run.format(0, 2, { bold: {} });
			run.delete(0, 1);
			const verdicts = sent.map((update) => {
				const verdict = judge(update);
				if (verdict.kind !== "edit") throw new Error(verdict.kind);
				state.add(verdict.structs);
				return verdict;
			});
			// Committed one by one, while later ones still wait.
			for (const verdict of verdicts) {
				Y.applyUpdate(server, verdict.update);
				state.remove(verdict.structs);
				run.insert(run.length, "c");
				const next = sent.at(-1);
				const judged = next && judge(next);
				expect(judged?.kind).toBe("edit");
				if (judged?.kind === "edit") state.add(judged.structs);
			}
		});

		test("[C10] what was typed and deleted away from the server, garbage collected by then", () => {
			write("kept");
			acceptAll();
			const run = write("gone");
			run.insert(0, "quite ");
			body().delete(1, 1);
			write("also kept");
			accept(Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)));
			expect(body(server).toString()).toBe(body().toString());
		});

		test("[C10] an edit to a paragraph that someone deleted meanwhile", () => {
			const run = write("text");
			acceptAll();
			body(server).delete(0, 1);
			run.insert(4, " more");
			acceptAll();
		});

		test("[C10] only what is news of a whole state, deletions included", () => {
			const run = write("text");
			run.delete(0, 1);
			acceptAll();
			expect(kindOf(Y.encodeStateAsUpdate(client))).toBe("known");
			run.insert(0, "T");
			run.delete(2, 1);
			const whole = Y.encodeStateAsUpdate(client);
			const { update } = accept(whole);
			expect(update.length).toBeLessThan(whole.length);
			expect(body(server).toString()).toBe(body().toString());
			expect(kindOf(whole)).toBe("known");
		});
	});

	describe("shuts on", () => {
		test("[C11] a client id of someone else", () => {
			client.clientID = colleague;
			write("forged");
			expect(sent.map(kindOf)).toEqual(["foreign-client"]);
		});

		test("[C11] bytes that are no update, or are not used up", () => {
			write("text");
			const [update = new Uint8Array()] = sent;
			for (let length = 0; length < update.length; length++) {
				expect(kindOf(update.subarray(0, length))).toBe("malformed");
			}
			expect(kindOf(new Uint8Array([...update, 0]))).toBe("malformed");
			expect(kindOf(new Uint8Array(100).fill(255))).toBe("malformed");
			const thousandStructs = bytes((e) => {
				for (const n of [1, 3_000, 5, 0]) encoding.writeVarUint(e, n);
				for (let i = 0; i < 3_000; i++) encoding.writeUint8Array(e, new Uint8Array([0, 1]));
				encoding.writeVarUint(e, 0);
			});
			expect(kindOf(thousandStructs)).toBe("malformed");
		});

		test("[C11] a stretch of another client's future that would swallow what they write", () => {
			const swallow = (id: number) =>
				bytes((e) => {
					for (const n of [1, 1, id, 0, 0, 1_000_000, 0]) encoding.writeVarUint(e, n);
				});
			expect(kindOf(swallow(colleague))).toBe("foreign-client");
			const tooLong = bytes((e) => {
				for (const n of [1, 1, client.clientID, 0, 0, 2 ** 40, 0]) encoding.writeVarUint(e, n);
			});
			expect(kindOf(tooLong)).toBe("too-long");
		});

		test("[C11] deletions of what is not there yet, or out of order", () => {
			const deletionOf = (id: number, ...ranges: number[]) =>
				bytes((e) => {
					for (const n of [0, 1, id, ranges.length / 2, ...ranges]) encoding.writeVarUint(e, n);
				});
			const deletion = (...ranges: number[]) => deletionOf(client.clientID, ...ranges);
			write("text");
			acceptAll();
			expect(kindOf(deletionOf(colleague, 0, 1_000))).toBe("unknown-deletion");
			// Of one's own, it was written offline and is still to come.
			expect(kindOf(deletion(0, 1_000))).toBe("gap");
			expect(kindOf(deletion(3, 2, 1, 1))).toBe("malformed");
			expect(kindOf(deletion(2, 2))).toBe("edit");
		});

		test.each([
			["a root of another name", () => client.getXmlFragment("other").push([new Y.XmlElement("paragraph")])],
			["an array", () => client.getArray("body2").push([1])],
			["a block that the schema does not know", () => body().push([element("table")])],
			["a block where it does not belong", () => body().push([element("listItem")])],
			["text outside of a paragraph", () => body().push([new Y.XmlText("loose")])],
			[
				"an attribute that the schema does not know",
				() => body().push([element("paragraph", { onclick: "x" })]),
			],
			["a heading of the first level", () => body().push([element("heading", { level: 1 })])],
			["a level that is an object", () => body().push([element("heading", { level: { a: 1 } })])],
			["a mark that the schema does not know", () => write("text").format(0, 2, { code: {} })],
			["a mark with an attribute more", () => write("text").format(0, 2, { bold: { onclick: "x" } })],
			["a script for a link", () => write("text").format(0, 2, { link: { href: "javascript:alert(1)" } })],
			["a link without an address", () => write("text").format(0, 2, { link: {} })],
			["an embedded object", () => write("text").insertEmbed(0, { image: "x" })],
			["an attribute on text", () => write("text").setAttribute("a", "b")],
			["a document in the document", () => client.getMap("sub").set("doc", new Y.Doc())],
			["a block in text", () => write("text").insertEmbed(0, element("paragraph"))],
		])("[C12] %s", (_name, act) => {
			client.transact(act);
			const [refusal] = sent.map(judge).filter((verdict) => verdict.kind === "refused");
			expect(refusal).toBeDefined();
			expect(body(server).length).toBe(0);
		});

		test("[C12] blocks nested without end", () => {
			let innermost = body();
			client.transact(() => {
				for (let depth = 0; depth <= narrativeRules.maxDepth; depth++) {
					const quote = element("blockquote");
					innermost.insert(0, [quote]);
					innermost = quote;
				}
			});
			expect(sent.map(kindOf)).toEqual(["forbidden-content"]);
		});
	});

	describe("asks again for", () => {
		test("[C13] an edit with one before it missing", () => {
			write("first");
			write("second");
			expect(kindOf(sent[1] ?? new Uint8Array())).toBe("gap");
			acceptAll();
		});

		test("[C13] an edit that builds on somebody's text that is not there", () => {
			const other = newDocument();
			const paragraph = new Y.XmlElement("paragraph");
			body(other).push([paragraph]);
			Y.applyUpdate(client, Y.encodeStateAsUpdate(other), "server");
			write("after it");
			expect(sent.map(kindOf)).toEqual(["gap"]);
		});

		test("[C13] structs that build on each other in a circle", () => {
			// Two clients, one item each, each to the right of the other.
			const item = (e: encoding.Encoder, id: number, origin: number) => {
				for (const n of [1, id, 0]) encoding.writeVarUint(e, n);
				encoding.writeUint8(e, 128 | 4);
				for (const n of [origin, 0]) encoding.writeVarUint(e, n);
				encoding.writeVarString(e, "x");
			};
			const circle = bytes((e) => {
				encoding.writeVarUint(e, 2);
				item(e, 1001, 1000);
				item(e, 1000, 1001);
				encoding.writeVarUint(e, 0);
			});
			expect(kindOf(circle)).toBe("gap");
		});
	});
});
