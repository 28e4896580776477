import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Cursor } from "./cursor.ts";
import { type Message, messageOf } from "./message.ts";
import { awarenessFrame } from "./wire.ts";

/** Who someone is, on other people's screens: from the server's rows, never from the client. */
export interface ShownPerson {
	name: string;
	organisation: string;
	/** `#rrggbb` */
	color: string;
}

/** A connection, as presence sees it. */
export interface Present {
	readonly shown: ShownPerson;
	send(frame: Uint8Array): void;
	deliver(message: Message): void;
}

interface Entry<P> {
	/** A connection here, or the name of the node where it is. */
	owner: P | string;
	/** JSON of what others see. */
	state: string;
}

/** What others see of some Yjs client ids: JSON, or null for who has left. */
export type FarEntries = [client: number, state: string | null][];

interface PresenceOptions<P> {
	everyMs: number;
	here: ReadonlySet<P>;
	timeOfDay: () => number;
	/** Told what changed here, together after a short while. */
	tellOthers?: (entries: FarEntries) => void;
}

/**
 * Who is in a document and where, in the awareness protocol of Yjs. Entries belong to the server: their clocks are its own
 * (they start from the time of day, so that they go on growing after a restart), changes are told together after a short
 * while, and nobody gets their own entry back.
 */
export class Presence<P extends Present> {
	private readonly entries = new Map<number, Entry<P>>();
	private readonly changed = new Set<number>();
	/** Of those, the ones that other nodes have to be told of. */
	private readonly changedHere = new Set<number>();
	private clock = 0;
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly options: PresenceOptions<P>) {}

	/** Shows a connection's entry to the others. */
	show(client: number, owner: P, cursor: Cursor | null): void {
		const { name, organisation, color } = owner.shown;
		const user = { name, organisation, color };
		this.entries.set(client, { owner, state: JSON.stringify(cursor ? { user, cursor } : { user }) });
		this.changedHere.add(client);
		this.tellSoon(client);
	}

	/** Takes an entry away, if it is still this connection's. */
	hide(client: number, owner: P): void {
		if (this.entries.get(client)?.owner !== owner) return;
		this.entries.delete(client);
		this.changedHere.add(client);
		this.tellSoon(client);
	}

	/** Takes what another node tells; whoever is here by the same client id is here. */
	takeFrom(node: string, entries: FarEntries): void {
		for (const [client, state] of entries) {
			const known = this.entries.get(client)?.owner;
			if (known !== undefined && typeof known !== "string") continue;
			if (state !== null) this.entries.set(client, { owner: node, state });
			else if (known === node) this.entries.delete(client);
			else continue;
			this.tellSoon(client);
		}
	}

	/** Takes away everybody who was on a node that is gone. */
	forget(node: string): void {
		for (const [client, { owner }] of [...this.entries]) {
			if (owner === node) this.takeFrom(node, [[client, null]]);
		}
	}

	/** Everybody who is here, for a node that knows nothing. */
	entriesHere(): FarEntries {
		return [...this.entries].flatMap(([client, { owner, state }]): FarEntries => {
			return typeof owner === "string" ? [] : [[client, state]];
		});
	}

	/** Sends everyone else's entry to a connection that has just come. */
	greet(newcomer: P): void {
		const others = [...this.entries].filter(([, entry]) => entry.owner !== newcomer);
		if (others.length === 0) return;
		newcomer.send(
			awarenessFrame(others.map(([client, entry]) => encodeEntry(client, this.tick(), entry.state))),
		);
	}

	/** Stops telling. */
	stop(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
	}

	private tellSoon(client: number): void {
		this.changed.add(client);
		this.timer ??= setTimeout(() => this.tell(), this.options.everyMs);
	}

	private tell(): void {
		this.timer = undefined;
		const encoded = [...this.changed].map((client) => {
			const entry = this.entries.get(client);
			return { owner: entry?.owner, bytes: encodeEntry(client, this.tick(), entry?.state ?? "null") };
		});
		this.changed.clear();
		if (this.changedHere.size > 0) {
			const { tellOthers } = this.options;
			tellOthers?.([...this.changedHere].map((client) => [client, this.entries.get(client)?.state ?? null]));
			this.changedHere.clear();
		}
		const authors = new Set<P | string | undefined>(encoded.map((entry) => entry.owner));
		const message = messageOf(awarenessFrame(encoded.map((entry) => entry.bytes)));
		for (const connection of this.options.here) {
			if (!authors.has(connection)) connection.deliver(message);
			else {
				const others = encoded.filter((entry) => entry.owner !== connection);
				if (others.length > 0) connection.send(awarenessFrame(others.map((entry) => entry.bytes)));
			}
		}
	}

	private tick(): number {
		this.clock = Math.max(this.clock + 1, this.options.timeOfDay());
		return this.clock;
	}
}

function encodeEntry(client: number, clock: number, state: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, clock);
	encoding.writeVarString(encoder, state);
	return encoding.toUint8Array(encoder);
}

/** What an editor says about one client id; `state` is undefined for ids that are not its own. */
export interface AwarenessEntry {
	client: number;
	state: unknown;
}

/** The largest entry that is looked at, in bytes. */
const maxEntryBytes = 4_096;

/**
 * Reads what an editor sends about presence: editors repeat everybody's entries, and only `own` (or, where that is not known
 * yet, the only entry) is of interest; the rest is skipped unread. Null when the bytes are not of the protocol.
 */
export function readAwareness(update: Uint8Array, own: number | null): AwarenessEntry | null | "malformed" {
	try {
		const decoder = decoding.createDecoder(update);
		const count = decoding.readVarUint(decoder);
		let found: AwarenessEntry | null = null;
		for (let i = 0; i < count; i++) {
			const client = decoding.readVarUint(decoder);
			decoding.readVarUint(decoder);
			const isOwn = own === null ? count === 1 : client === own;
			if (isOwn) found = { client, state: readState(decoder) };
			else skipText(decoder);
		}
		return decoder.pos === update.length ? found : "malformed";
	} catch {
		return "malformed";
	}
}

function readState(decoder: decoding.Decoder): unknown {
	const start = decoder.pos;
	const bytes = decoding.readVarUint(decoder);
	decoder.pos = start;
	if (bytes > maxEntryBytes) {
		skipText(decoder);
		return {};
	}
	if (bytes > decoder.arr.length - start) throw new RangeError("An entry longer than its frame");
	return JSON.parse(decoding.readVarString(decoder));
}

function skipText(decoder: decoding.Decoder): void {
	const bytes = decoding.readVarUint(decoder);
	decoder.pos += bytes;
	if (decoder.pos > decoder.arr.length) throw new RangeError("An entry longer than its frame");
}
