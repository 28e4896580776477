import * as Y from "yjs";
import type { AcceptedState, Landed } from "./accepted-state.ts";
import { judgeContent } from "./judge-content.ts";
import { gone, nowhere, type Place, rootIdentity } from "./place.ts";
import { type DeleteRanges, trimUpdate } from "./trim-update.ts";
import { type UpdateLimits, weighUpdate } from "./weigh-update.ts";

/** Why the gate shuts: for the log and for tests; the client is told only that it broke the rules. */
export type GateRefusal =
	| "malformed"
	| "foreign-client"
	| "forbidden-content"
	| "unknown-deletion"
	| "too-long"
	| "cannot-apply";

/** What the gate makes of one update. */
export type Verdict =
	/** News, to be stored as `update`: what the server had already is cut off. */
	| { kind: "edit"; update: Uint8Array; structs: Landed[]; newClients: number[] }
	/** Nothing that is not accepted already. */
	| { kind: "known" }
	/** Builds on something that the server has not got: the client has to send from further back. */
	| { kind: "gap" }
	| { kind: "refused"; why: GateRefusal };

export interface GateQuestion {
	state: AcceptedState;
	limits: UpdateLimits;
	/** Whether a Yjs client id is this person's, someone else's, or nobody's yet. */
	ownerOf(client: number): "own" | "other" | "nobody";
}

/** Beyond any document that people write; keeps arithmetic on clocks exact. */
const maxClock = 2 ** 31;

/**
 * Judges one Yjs update before anything of it is stored or applied. Pure: it reads the state and changes nothing. Never
 * throws, whatever the bytes are.
 */
export function judgeUpdate(question: GateQuestion, update: Uint8Array): Verdict {
	const weight = weighUpdate(update, question.limits);
	if (!weight) return refused("malformed");
	try {
		const { structs, ds } = Y.decodeUpdate(update);
		return new Judgement(question).judge(update, structs, ds.clients, weight.deletesAt);
	} catch {
		return refused("malformed");
	}
}

const refused = (why: GateRefusal): Verdict => ({ kind: "refused", why });

type Struct = Y.Item | Y.GC | Y.Skip;

/** Ends a judgement early with its verdict. */
class Decided extends Error {
	constructor(readonly verdict: Verdict) {
		super(verdict.kind);
	}
}

class Judgement {
	private readonly landed = new Map<number, Landed[]>();
	private readonly known = new Map<number, number>();
	private hasKnownStructs = false;

	constructor(private readonly question: GateQuestion) {}

	judge(update: Uint8Array, structs: Struct[], deletions: DeleteRanges, deletesAt: number): Verdict {
		try {
			const news = this.sortOut(structs);
			const newClients = this.checkOwners(news);
			this.land(news);
			const { fresh, all } = this.checkDeletions(deletions);
			if (news.size === 0 && fresh.size === 0) return { kind: "known" };
			return {
				kind: "edit",
				update: this.hasKnownStructs || count(fresh) < all ? this.trim(update, fresh, deletesAt) : update,
				structs: this.allLanded(),
				newClients,
			};
		} catch (decided) {
			if (decided instanceof Decided) return decided.verdict;
			throw decided;
		}
	}

	/** The structs that are news, by client, each list without a gap at its start or inside. */
	private sortOut(structs: Struct[]): Map<number, Struct[]> {
		const news = new Map<number, Struct[]>();
		let last: Struct | undefined;
		// Most updates are of one client.
		let earlier: Set<number> | null = null;
		for (const struct of structs) {
			const { client, clock } = struct.id;
			if (last && last.id.client !== client) {
				earlier ??= new Set();
				earlier.add(last.id.client);
				if (earlier.has(client)) throw new Decided(refused("malformed"));
			} else if (last && clock !== last.id.clock + last.length) throw new Decided(refused("malformed"));
			last = struct;
			if (clock + struct.length > maxClock) throw new Decided(refused("too-long"));
			this.takeIfNew(struct, news);
		}
		return news;
	}

	private takeIfNew(struct: Struct, news: Map<number, Struct[]>): void {
		const { client, clock } = struct.id;
		const known = this.knownClock(client);
		if (clock + struct.length <= known) {
			this.hasKnownStructs = true;
			return;
		}
		const list = news.get(client);
		if (struct instanceof Y.Skip || (!list && clock > known)) throw new Decided({ kind: "gap" });
		if (clock < known && !list) this.hasKnownStructs = true;
		if (list) list.push(struct);
		else news.set(client, [struct]);
	}

	private checkOwners(news: Map<number, Struct[]>): number[] {
		const newClients: number[] = [];
		for (const client of news.keys()) {
			const owner = this.question.ownerOf(client);
			if (owner === "other") throw new Decided(refused("foreign-client"));
			if (owner === "nobody") newClients.push(client);
		}
		return newClients;
	}

	/**
	 * Gives every new struct its place, in an order in which each builds on what is there already. What builds on
	 * something that never comes, or in a circle, is a gap: Yjs would keep it waiting in memory.
	 */
	private land(news: Map<number, Struct[]>): void {
		const queues = Array.from(news.values(), (structs) => ({ structs, landed: 0 }));
		let moved = true;
		while (moved) {
			moved = false;
			for (const queue of queues) {
				const { structs } = queue;
				for (let next = structs[queue.landed]; next && this.isReady(next); next = structs[++queue.landed]) {
					this.landOne(next);
					moved = true;
				}
			}
		}
		if (queues.some(({ structs, landed }) => landed !== structs.length)) throw new Decided({ kind: "gap" });
	}

	private isReady(struct: Struct): boolean {
		if (!(struct instanceof Y.Item)) return true;
		const isThere = (id: Y.ID | null) => id === null || id.clock < this.reached(id.client);
		return (
			isThere(struct.origin) &&
			isThere(struct.rightOrigin) &&
			(!(struct.parent instanceof Y.ID) || isThere(struct.parent))
		);
	}

	private landOne(struct: Struct): void {
		const place = struct instanceof Y.Item ? this.findPlace(struct) : nowhere;
		const judged =
			struct instanceof Y.Item
				? judgeContent(this.question.state.rules, struct.content, place, struct.id)
				: { ok: true as const, holds: gone };
		if (!judged.ok) throw new Decided(refused("forbidden-content"));
		const { client, clock } = struct.id;
		const landed = { client, clock, length: struct.length, place, holds: judged.holds };
		const list = this.landed.get(client);
		if (list) list.push(landed);
		else this.landed.set(client, [landed]);
	}

	/** Where Yjs will put an item: into its parent, or beside its neighbours, which must lie together. */
	private findPlace(item: Y.Item): Place {
		// A decoded item names its parent by a root's name or by an id; it has no types yet.
		const parent: unknown = item.parent;
		if (parent instanceof Y.ID) {
			const container = this.find(parent)?.holds ?? this.question.state.holdsAt(parent);
			if (!container) throw new Decided(refused("forbidden-content"));
			return { container, attribute: item.parentSub };
		}
		if (parent !== null) {
			if (parent !== this.question.state.rules.rootName) throw new Decided(refused("forbidden-content"));
			return { container: { kind: "root", identity: rootIdentity }, attribute: item.parentSub };
		}
		const left = item.origin && this.placeOf(item.origin);
		const right = item.rightOrigin && this.placeOf(item.rightOrigin);
		const place = left ?? right;
		if (!place) throw new Decided(refused("malformed"));
		if (left?.container.kind === "gone" || right?.container.kind === "gone") return nowhere;
		if (left && right && !isSamePlace(left, right)) throw new Decided(refused("forbidden-content"));
		return place;
	}

	private checkDeletions(deletions: DeleteRanges): { fresh: DeleteRanges; all: number } {
		if (deletions.size === 0) return noDeletions;
		const fresh: DeleteRanges = new Map();
		let all = 0;
		for (const [client, ranges] of deletions) {
			const reached = this.reached(client);
			let end = 0;
			for (const range of ranges) {
				all++;
				// Yjs always writes them in order; anything else could make one pass over the structs a thousand.
				if (range.clock < end) throw new Decided(refused("malformed"));
				end = range.clock + range.len;
				if (end > reached) throw new Decided(this.beyond(client));
			}
			const alive = ranges.filter((range) => this.isAlive(client, range));
			if (alive.length > 0) fresh.set(client, alive);
		}
		return { fresh, all };
	}

	/**
	 * A deletion of what the server has not got. Who writes again at once after being offline may delete something of that time
	 * before the server has asked for it; what colleagues write, one has only ever seen from the server.
	 */
	private beyond(client: number): Verdict {
		return this.question.ownerOf(client) === "other" ? refused("unknown-deletion") : { kind: "gap" };
	}

	private isAlive(client: number, { clock, len }: { clock: number; len: number }): boolean {
		const isInNews = clock + len > this.knownClock(client);
		return isInNews || this.question.state.isAlive(client, clock, len);
	}

	private trim(update: Uint8Array, fresh: DeleteRanges, deletesAt: number): Uint8Array {
		const { known, hasKnownStructs } = this;
		return trimUpdate(update, { known, fresh, hasKnownStructs, deletesAt }, (diffed) => {
			const weight = weighUpdate(diffed, this.question.limits);
			if (!weight) throw new Decided(refused("malformed"));
			return weight.deletesAt;
		});
	}

	private knownClock(client: number): number {
		const known = this.known.get(client) ?? this.question.state.clockOf(client);
		this.known.set(client, known);
		return known;
	}

	private reached(client: number): number {
		const last = this.landed.get(client)?.at(-1);
		return last ? last.clock + last.length : this.knownClock(client);
	}

	private allLanded(): Landed[] {
		const lists = [...this.landed.values()];
		return lists.length === 1 && lists[0] ? lists[0] : lists.flat();
	}

	private placeOf(id: Y.ID): Place {
		return this.find(id)?.place ?? this.question.state.placeOf(id);
	}

	private find(id: Y.ID): Landed | undefined {
		const list = this.landed.get(id.client);
		if (!list || id.clock < this.knownClock(id.client)) return undefined;
		// Structs of one client follow each other: the place can be found by halving.
		let low = 0;
		let high = list.length - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const landed = list[middle];
			if (!landed) return undefined;
			if (id.clock < landed.clock) high = middle - 1;
			else if (id.clock >= landed.clock + landed.length) low = middle + 1;
			else return landed;
		}
		return undefined;
	}
}

const noDeletions = { fresh: new Map(), all: 0 };

const isSamePlace = (a: Place, b: Place) =>
	"identity" in a.container &&
	"identity" in b.container &&
	a.container.identity === b.container.identity &&
	a.attribute === b.attribute;

const count = (ranges: DeleteRanges) => [...ranges.values()].reduce((sum, list) => sum + list.length, 0);
