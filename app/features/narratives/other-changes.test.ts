import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { ChangeBurst } from "./change-burst.ts";
import { changeSentence } from "./change-sentence.ts";
import { rootName } from "./document-schema.ts";
import { HeldChanges } from "./held-changes.ts";
import { describeChange, paragraphAt, type TextChange } from "./paragraphs.ts";
import { peopleHere, whereWords } from "./people-here.ts";

const paragraph = (text: string) => {
	const block = new Y.XmlElement("paragraph");
	block.insert(0, [new Y.XmlText(text)]);
	return block;
};

function draft(...texts: string[]) {
	const doc = new Y.Doc();
	const root = doc.getXmlFragment(rootName);
	root.push(texts.map(paragraph));
	const text = (index: number) => (root.get(index) as Y.XmlElement).get(0) as Y.XmlText;
	return { doc, root, text };
}

/** What `change` does to a document, as its watchers are told. */
function watch({ doc, root }: ReturnType<typeof draft>, change: () => void): TextChange[] {
	const seen: TextChange[] = [];
	root.observeDeep((events, transaction) =>
		seen.push(describeChange(events as Y.YEvent<Y.XmlFragment>[], transaction)),
	);
	doc.transact(change);
	return seen;
}

describe("the paragraphs of a change", () => {
	test("[E10] words in a paragraph, with who wrote them", () => {
		const text = draft("one", "two", "three");
		expect(watch(text, () => text.text(1).insert(3, "!"))).toEqual([
			{ clients: [text.doc.clientID], paragraphs: [2] },
		]);
	});

	test("[E10] paragraphs that came and went, counted as they stand now", () => {
		const text = draft("one", "two", "three");
		expect(watch(text, () => text.root.insert(1, [paragraph("a"), paragraph("b")]))[0]?.paragraphs).toEqual([
			2, 3,
		]);
		const shorter = draft("one", "two", "three");
		expect(watch(shorter, () => shorter.root.delete(2, 1))).toEqual([{ clients: [], paragraphs: [2] }]);
		const first = draft("one", "two");
		expect(watch(first, () => first.root.delete(0, 1))[0]?.paragraphs).toEqual([1]);
	});

	test("[E10] a change deep in a list is a change of that list", () => {
		const text = draft("one");
		const list = new Y.XmlElement("bulletList");
		const item = new Y.XmlElement("listItem");
		item.insert(0, [paragraph("deep")]);
		list.insert(0, [item]);
		text.root.push([list]);
		const deep = (item.get(0) as Y.XmlElement).get(0) as Y.XmlText;
		expect(watch(text, () => deep.insert(0, "x"))[0]?.paragraphs).toEqual([2]);
	});
});

describe("the paragraph of a place", () => {
	const placeIn = (type: Y.XmlText | Y.XmlFragment, index: number): unknown =>
		JSON.parse(JSON.stringify(Y.createRelativePositionFromTypeIndex(type, index)));

	test("[E11] moves with the text, and is gone with its paragraph", () => {
		const { doc, root, text } = draft("one", "two", "three");
		const place = placeIn(text(1), 2);
		expect(paragraphAt(doc, place)).toBe(2);
		root.insert(0, [paragraph("zero")]);
		expect(paragraphAt(doc, place)).toBe(3);
		root.delete(2, 1);
		expect(paragraphAt(doc, place)).toBeNull();
	});

	test("[E11] between paragraphs counts as the one that follows; nothing and unknown places are none", () => {
		const { doc, root } = draft("one", "two");
		expect(paragraphAt(doc, placeIn(root, 1))).toBe(2);
		expect(paragraphAt(doc, placeIn(root, 2))).toBe(2);
		expect(paragraphAt(doc, null)).toBeNull();
		const elsewhere = draft("other");
		expect(paragraphAt(doc, placeIn(elsewhere.text(0), 1))).toBeNull();
	});

	test("[E11] everybody is named once with where they are, and of several windows the one in the text counts", () => {
		const user = { name: "Mayor of London lead", organisation: "Mayor of London", color: "#123456" };
		const states = new Map<number, unknown>([
			[1, { user: { ...user, name: "Me" } }],
			[2, { user }],
			[3, { user, cursor: { anchor: {}, head: { place: 3 } } }],
			[4, { user }],
			[5, { user: { name: "Adviser", organisation: "" } }],
			[6, { user: "broken" }],
			[7, null],
		]);
		const people = peopleHere(states, 1, () => 3);
		expect(people.map(whereWords)).toEqual([
			"Adviser, not in the text",
			"Mayor of London lead (Mayor of London), paragraph 3",
		]);
	});
});

describe("the sentence for other people's changes", () => {
	test("[E10] says who changed which paragraphs, and counts where there are many", () => {
		const who = "Mayor of London lead";
		expect(changeSentence([{ who, paragraphs: [2] }])).toBe("Mayor of London lead changed paragraph 2");
		expect(
			changeSentence([
				{ who, paragraphs: [10] },
				{ who, paragraphs: [2, 10] },
			]),
		).toBe("Mayor of London lead changed paragraphs 2 and 10");
		expect(changeSentence([{ who, paragraphs: [1, 2, 3, 4] }])).toBe(
			"Mayor of London lead changed 4 paragraphs",
		);
		expect(
			changeSentence([
				{ who: null, paragraphs: [1] },
				{ who, paragraphs: [1] },
			]),
		).toBe("Someone changed paragraph 1; Mayor of London lead changed paragraph 1");
		const three = ["A", "B", "C"].map((name) => ({ who: name, paragraphs: [1, 2] }));
		expect(changeSentence(three)).toBe("3 people changed paragraphs 1 and 2");
	});

	describe("in bursts", () => {
		beforeEach(() => void vi.useFakeTimers());
		afterEach(() => void vi.useRealTimers());

		test("[E10] is said once for a burst, however fast the keys, and in between when it does not end", () => {
			const said: string[] = [];
			const burst = new ChangeBurst((sentence) => said.push(sentence));
			const type = (times: number) => {
				for (let i = 0; i < times; i++) {
					burst.add({ who: "A", paragraphs: [1] });
					vi.advanceTimersByTime(200);
				}
			};
			type(20);
			expect(said).toEqual([]);
			vi.advanceTimersByTime(2_000);
			expect(said).toEqual(["A changed paragraph 1"]);
			vi.advanceTimersByTime(60_000);
			expect(said).toHaveLength(1);
			type(100);
			expect(said).toHaveLength(3);
			burst.stop();
			vi.advanceTimersByTime(60_000);
			expect(said).toHaveLength(3);
		});
	});
});

describe("changes that are held", () => {
	/** Updates of an author who writes beside a reader. */
	function author(start: Y.Doc) {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
		const updates: Uint8Array[] = [];
		doc.on("update", (update: Uint8Array) => updates.push(update));
		const text = () => (doc.getXmlFragment(rootName).get(0) as Y.XmlElement).get(0) as Y.XmlText;
		return { doc, updates, text };
	}

	test("[E12] nothing is lost: what waited and what was typed meanwhile are both there", () => {
		const reader = draft("start");
		const writer = author(reader.doc);
		const held = new HeldChanges();
		for (const word of [" one", " two", " three"]) writer.text().insert(writer.text().length, word);
		writer.text().delete(0, 2);
		for (const update of writer.updates) held.add(update);
		reader.text(0).insert(5, "?");
		expect(reader.text(0).toString()).toBe("start?");
		const seen: unknown[] = [];
		reader.root.observeDeep((_events, transaction) => seen.push(transaction.origin));
		held.applyTo(reader.doc, "the connection");
		Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(reader.doc));
		expect(reader.text(0).toString()).toBe(writer.text().toString());
		expect(reader.text(0).toString()).toMatch(/^art.*one two three/);
		expect(seen).toEqual(["the connection"]);
		expect(held.count).toBe(0);
		held.applyTo(reader.doc, "the connection");
		expect(seen).toHaveLength(1);
	});

	test("[E12] a burst by one person counts once, and an update that holds nothing does not count", () => {
		const clock = { at: 0 };
		const held = new HeldChanges(() => clock.at);
		const start = draft("start").doc;
		const [one, two] = [author(start), author(start)];
		const next = (writer: typeof one) => {
			writer.updates.length = 0;
			writer.text().insert(0, "x");
			return writer.updates[0] ?? new Uint8Array();
		};
		held.add(next(one));
		clock.at += 500;
		held.add(next(one));
		expect(held.count).toBe(1);
		held.add(next(two));
		expect(held.count).toBe(2);
		clock.at += 10_000;
		held.add(next(two));
		expect(held.count).toBe(3);
		held.add(new Uint8Array([0, 0]));
		expect(held.count).toBe(3);
	});
});
