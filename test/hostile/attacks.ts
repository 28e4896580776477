import * as Y from "yjs";
import { closeCode, messageType } from "#app/live/collab-protocol.ts";
import type { PersonName } from "#test/collab/fixture.ts";
import type { RawEditor } from "#test/collab/raw-editor.ts";
import {
	block,
	presence,
	presenceOf,
	stateOf,
	syncFrame,
	textAfter,
	update,
	updateOf,
	updateOfBare,
	varints,
} from "./frames.ts";

/** What an attacker can know of an honest editor. */
export interface Victim {
	client: number;
	/** How far the server knows what they wrote, at least. */
	clock: number;
}

/** Frames that somebody sends, and how it ends for them. */
export interface Attack {
	name: string;
	/** The code of the close; null when the connection stays, or is cut off because its answers are not read. */
	ends: number | null;
	as?: PersonName;
	/** Nothing of it may be acknowledged. */
	storesNothing?: true;
	send(raw: RawEditor, victim: Victim): void;
}

type Make = (doc: Y.Doc, body: Y.XmlFragment) => void;

const frames = (name: string, ends: number | null, ...list: (Uint8Array | number[])[]): Attack => ({
	name,
	ends,
	send: (raw) => {
		for (const frame of list) raw.socket.send(new Uint8Array(frame));
	},
});
const abuse = (name: string, ...list: (Uint8Array | number[])[]) => frames(name, closeCode.abuse, ...list);
const content = (name: string, make: Make): Attack => abuse(name, updateOf(make));
const bare = (name: string, make: (doc: Y.Doc) => void): Attack => abuse(name, updateOfBare(make));
const flood = (name: string, count: number, ends: number | null, send: Attack["send"]): Attack => ({
	name,
	ends,
	send(raw, victim) {
		for (let i = 0; i < count; i++) send(raw, victim);
	},
});

const own = 4_242_424;
const hello = stateOf((_doc, body) => body.push([block("paragraph", "attacker")]));
const thousand = (value: number) => new Array<number>(1_000).fill(value);
const observer = (attack: Attack): Attack => ({ ...attack, as: "observer", ends: closeCode.noAccess });
const unstored = (attack: Attack): Attack => ({ ...attack, storesNothing: true });

const wire: Attack[] = [
	abuse("an empty frame", []),
	abuse("a varint that is cut off", [128]),
	abuse("a varint without end", thousand(255)),
	abuse("a type beyond all numbers", [255, 255, 255, 255, 255, 255, 255, 15]),
	abuse("a type that nobody knows", [99]),
	abuse("an auth message", [2, 0, 0]),
	...[messageType.saved, messageType.role, messageType.notice].map((type) =>
		abuse(`our own message ${type}, sent to us`, [type, 1, 1]),
	),
	abuse("a sync frame without a kind", [0]),
	abuse("a sync kind that nobody knows", [0, 3, 1, 0]),
	abuse("a length beyond the frame", [0, 2, 200, 1, 1]),
	abuse("bytes after the frame", [0, 2, 2, 0, 0, 1]),
	frames("a write in more bytes than it needs", null, [128, 0, 130, 0, 130, 0, 0, 0]),
	observer(
		frames("a reader's write in more bytes than it needs", 0, [128, 0, 130, 0, hello.length, ...hello]),
	),
	observer(frames("a reader's write as an answer", 0, syncFrame(1, hello))),
	abuse("a state vector of very many", syncFrame(0, varints(2 ** 31))),
	frames("a state vector beyond everything", null, syncFrame(0, varints(1, own, 2 ** 31))),
];

const updates: Attack[] = [
	abuse("no bytes for an update", syncFrame(2, new Uint8Array())),
	abuse("an update that is cut off", syncFrame(2, hello.subarray(0, hello.length - 3))),
	abuse("an update with bytes after it", syncFrame(2, new Uint8Array([...hello, 0]))),
	abuse("an update in the second encoding", syncFrame(2, Y.convertUpdateFormatV1ToV2(hello))),
	abuse("structs by the billion", update(1, 2 ** 31, own, 0, 0)),
	abuse("clients by the billion", update(2 ** 31)),
	abuse("deletions by the billion", update(0, 2 ** 31)),
	abuse("deleted stretches by the billion", update(0, 1, own, 2 ** 31)),
	abuse(
		"ten thousand and one structs",
		update(1, 10_001, own, 0, ...new Array<number>(20_002).fill(0).map((_, i) => i % 2)),
	),
	abuse("a struct of no length", update(1, 1, own, 0, 0, 0, 0)),
	abuse("a stretch that swallows all of one's future", update(1, 1, own, 0, 0, 2 ** 40, 0)),
	abuse(
		"deletions that overlap",
		updateOf((_doc, body) => body.push([block("paragraph", "attacker")]), own + 1),
		update(0, 1, own + 1, 2, 3, 2, 1, 1),
	),
	{
		name: "a stretch that swallows a colleague's future",
		ends: closeCode.abuse,
		send: (raw, { client, clock }) => raw.send(...update(1, 1, client, clock, 0, 1_000_000, 0)),
	},
	{
		name: "a deletion of what a colleague will write",
		ends: closeCode.abuse,
		send: (raw, { client, clock }) => raw.send(...update(0, 1, client, 1, clock + 100_000, 5)),
	},
	{
		name: "text in a colleague's name",
		ends: closeCode.abuse,
		send: (raw, { client, clock }) =>
			raw.send(...textAfter(client, clock, [client, clock - 1], "x".repeat(10_000))),
	},
	unstored(frames("text beside what never was", null, textAfter(own, 0, [77, 3], "attacker"))),
	unstored(frames("text after a gap", null, textAfter(own, 900, [own, 899], "attacker"))),
	unstored(frames("a stretch that is left out", null, update(1, 1, own, 0, 10, 1_000, 0))),
	unstored(frames("text beside itself", null, textAfter(own, 0, [own, 0], "attacker"))),
	unstored(frames("a deletion of what one never wrote", null, update(0, 1, own, 1, 50, 5))),
	flood("a flood of gaps", 4_000, null, (raw) => raw.send(...textAfter(own, 900, [own, 899], "attacker"))),
	{
		name: "a hundred client ids from one connection",
		ends: closeCode.abuse,
		send(raw) {
			for (let i = 0; i < 100; i++)
				raw.send(...updateOf((_doc, body) => body.push([block("paragraph", "attacker")]), 9_000_000 + i));
		},
	},
];

const deep =
	(levels: number): Make =>
	(_doc, body) => {
		let parent: Y.XmlFragment = body;
		for (let i = 0; i < levels; i++) {
			const quotation = new Y.XmlElement("blockquote");
			parent.insert(0, [quotation]);
			parent = quotation;
		}
		parent.insert(0, [block("paragraph", "attacker")]);
	};
const formatted =
	(format: Record<string, unknown>): Make =>
	(_doc, body) => {
		const text = new Y.XmlText("attacker");
		const paragraph = new Y.XmlElement("paragraph");
		paragraph.insert(0, [text]);
		body.push([paragraph]);
		text.format(0, 4, format);
	};

const contents: Attack[] = [
	content("a root that is not the text's", (doc) => void doc.getMap("other").set("a", 1)),
	bare("a value on the text's own root", (doc) => void doc.getMap("body").set("a", 1)),
	content("a block that the schema does not know", (_doc, body) => body.push([block("script", "alert(1)")])),
	content("an empty name of a block", (_doc, body) => body.push([block("", "attacker")])),
	content("a paragraph in a paragraph", (_doc, body) => body.push([block("paragraph", block("paragraph"))])),
	content("text right in the root", (_doc, body) => body.push([new Y.XmlText("attacker")])),
	content("blocks a hundred deep", deep(100)),
	content("blocks three thousand deep", deep(3_000)),
	content("an attribute that runs script", (_doc, body) => {
		const paragraph = block("paragraph", "attacker");
		paragraph.setAttribute("onclick", "alert(1)");
		body.push([paragraph]);
	}),
	content("a link that runs script", formatted({ link: { href: "javascript:alert(1)" } })),
	content("a format that nobody knows", formatted({ blink: {} })),
	content("a format of five kilobytes", formatted({ link: { href: `https://e.org/${"x".repeat(5_000)}` } })),
	content("something embedded", (_doc, body) => {
		const text = new Y.XmlText("attacker");
		body.push([new Y.XmlElement("paragraph")]);
		const paragraph = body.get(0);
		if (paragraph instanceof Y.XmlElement) paragraph.insert(0, [text]);
		text.insertEmbed(0, { image: "https://example.org" });
	}),
	bare("raw bytes", (doc) => doc.getArray("body").push([new Uint8Array(100)])),
	bare("a document in the document", (doc) => doc.getArray("body").push([new Y.Doc()])),
	bare("a list of values", (doc) => doc.getArray("body").push([1, "two", { three: 3 }])),
];

const json = (state: string) => presenceOf(own, state);
const presences: Attack[] = [
	abuse("presence that is cut off", presence(varints(1, 5))),
	abuse("presence of very many", presence(varints(2 ** 31))),
	abuse("presence that is no JSON", json("{nope")),
	abuse("presence longer than its frame", presence(varints(1, 5, 1, 60_000, 120))),
	frames("presence of nobody", null, presence(varints(0))),
	frames("presence that is no object", null, json("7"), json('"me"'), json("[]"), json("true")),
	frames(
		"a caret that is null",
		null,
		json('{"cursor":null}'),
		json('{"cursor":{"anchor":null,"head":null}}'),
	),
	frames("a caret in another root", null, json('{"cursor":{"anchor":{"tname":"x"},"head":{"tname":"x"}}}')),
	frames("a name and colour of one's own", null, json('{"user":{"name":"Mallory","color":"red;}"}}')),
	frames("a prototype", null, json('{"__proto__":{"name":"Mallory"},"constructor":1}')),
	frames("presence nested deeply", null, json(`${"[".repeat(2_000)}${"]".repeat(2_000)}`)),
	frames("presence of 900 kB", null, json(`"${"x".repeat(900_000)}"`)),
	{
		name: "a colleague's presence taken over",
		ends: null,
		send(raw, { client }) {
			raw.send(...presenceOf(client, '{"user":{"name":"Mallory"}}', 2 ** 40));
			raw.send(...presenceOf(client, "null", 2 ** 41));
		},
	},
	flood("a flood of presence", 10_000, null, (raw) => raw.send(...json('{"cursor":null}'))),
];

const sockets: Attack[] = [
	{ name: "a frame of text", ends: closeCode.abuse, send: (raw) => raw.socket.send("hello") },
	{
		name: "a frame that is too large",
		ends: 1009,
		send: (raw) => raw.socket.send(Buffer.alloc(2 ** 20 + 1)),
	},
	{
		name: "fragments that never end",
		ends: 1009,
		send(raw) {
			for (let i = 0; i < 1_100; i++) raw.socket.send(Buffer.alloc(1_000), { fin: false });
		},
	},
	{
		name: "a frame in very many fragments",
		ends: null,
		send(raw) {
			for (let i = 0; i < hello.length; i++) raw.socket.send(hello.subarray(i, i + 1), { fin: false });
		},
	},
	flood("a flood of pings", 20_000, null, (raw) => raw.socket.ping()),
	flood("a flood of pongs", 20_000, null, (raw) => raw.socket.pong()),
	flood("a flood of questions for the text", 5_000, null, (raw) => raw.send(...syncFrame(0, varints(0)))),
	flood("a flood of questions for presence", 20_000, null, (raw) => raw.send(messageType.queryAwareness)),
	flood("a flood of what is known", 20_000, null, (raw) => raw.send(0, 2, 2, 0, 0)),
];

/** Everything that one connection may be sent by someone who means harm, each to be tried alone. */
export const attacks: Attack[] = [...wire, ...updates, ...contents, ...presences, ...sockets];
