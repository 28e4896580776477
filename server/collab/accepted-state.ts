import * as Y from "yjs";
import type { DocumentRules } from "#app/features/narratives/document-rules.server.ts";
import { type Container, containerOf, gone, nowhere, type Place, placeOf } from "./place.ts";

/** One struct of an accepted edit that is not applied yet. */
export interface Landed {
	client: number;
	clock: number;
	length: number;
	place: Place;
	/** What it is for others to lie in; null when it holds nothing. */
	holds: Container | null;
}

/**
 * A document as it will be once every accepted edit is committed and applied: the live document and what waits. The gate
 * judges against it, so that a fast typist's second frame may build on the first before that is on disk.
 */
export class AcceptedState {
	private readonly waiting = new Map<number, Landed[]>();

	constructor(
		readonly doc: Y.Doc,
		readonly rules: DocumentRules,
	) {}

	/** The next clock of a client: everything below is known. */
	clockOf(client: number): number {
		const last = this.waiting.get(client)?.at(-1);
		return last ? last.clock + last.length : Y.getState(this.doc.store, client);
	}

	/** Where a known struct lies. */
	placeOf(id: Y.ID): Place {
		const landed = this.landedAt(id);
		if (landed) return landed.place;
		const struct = this.structAt(id);
		return struct ? placeOf(this.doc, this.rules, struct) : nowhere;
	}

	/** What a known struct holds; null when others cannot lie in it. */
	holdsAt(id: Y.ID): Container | null {
		const landed = this.landedAt(id);
		if (landed) return landed.holds;
		const struct = this.structAt(id);
		if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return gone;
		if (!(struct.content instanceof Y.ContentType)) return null;
		return containerOf(this.doc, this.rules, struct.content.type) ?? null;
	}

	/** Whether a known stretch holds anything that is not deleted yet. */
	isAlive(client: number, clock: number, len: number): boolean {
		const end = clock + len;
		if (this.waiting.get(client)?.some((l) => l.clock < end && l.clock + l.length > clock)) return true;
		const structs = this.doc.store.clients.get(client);
		if (!structs || clock >= Y.getState(this.doc.store, client)) return false;
		for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
			const struct = structs[i];
			if (!struct || struct.id.clock >= end) return false;
			if (!struct.deleted) return true;
		}
		return false;
	}

	/** Adds the structs of an accepted edit. */
	add(structs: readonly Landed[]): void {
		for (const struct of structs) {
			const list = this.waiting.get(struct.client);
			if (list) list.push(struct);
			else this.waiting.set(struct.client, [struct]);
		}
	}

	/** Forgets structs that were applied, or dropped. */
	remove(structs: readonly Landed[]): void {
		const [only] = structs;
		if (only && structs.length === 1) this.removeOne(only);
		else this.removeAll(structs);
	}

	/** Most edits are one letter, and leave in the order in which they came. */
	private removeOne(struct: Landed): void {
		const list = this.waiting.get(struct.client);
		const place = list?.indexOf(struct) ?? -1;
		if (!list || place === -1) return;
		if (list.length === 1) this.waiting.delete(struct.client);
		else list.splice(place, 1);
	}

	private removeAll(structs: readonly Landed[]): void {
		const leaving = new Set(structs);
		for (const client of new Set(structs.map((s) => s.client))) {
			const left = this.waiting.get(client)?.filter((struct) => !leaving.has(struct)) ?? [];
			if (left.length > 0) this.waiting.set(client, left);
			else this.waiting.delete(client);
		}
	}

	private landedAt(id: Y.ID): Landed | undefined {
		return this.waiting
			.get(id.client)
			?.find((landed) => landed.clock <= id.clock && id.clock < landed.clock + landed.length);
	}

	private structAt(id: Y.ID): Y.Item | Y.GC | undefined {
		if (id.clock >= Y.getState(this.doc.store, id.client)) return undefined;
		return Y.getItem(this.doc.store, id);
	}
}
