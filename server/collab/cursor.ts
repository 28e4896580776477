import * as Y from "yjs";
import { z } from "zod";
import type { AcceptedState } from "./accepted-state.ts";

const id = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() }).nullish();
const position = z.object({
	type: id,
	tname: z.string().max(64).nullish(),
	item: id,
	assoc: z.number().min(-1).max(0).nullish(),
});
const cursor = z.object({ anchor: position, head: position });

/** Where someone's caret is, and where their selection began. */
export type Cursor = z.infer<typeof cursor>;

/**
 * The cursor in what an editor says about itself; null when there is none, or none that is safe to show: peers look the
 * position up in their documents, and would fail on one that is no place in the text.
 */
export function readCursor(value: unknown, state: AcceptedState): Cursor | null {
	const parsed = cursor.safeParse(value);
	if (!parsed.success) return null;
	const { anchor, head } = parsed.data;
	return isInText(anchor, state) && isInText(head, state) ? { anchor, head } : null;
}

function isInText({ type, tname, item }: Cursor["head"], state: AcceptedState): boolean {
	if (tname && tname !== state.rules.rootName) return false;
	if (!tname && !type && !item) return false;
	// What is not known yet is no place for peers either: they wait for it.
	const isKnown = (at: { client: number; clock: number }) => at.clock < state.clockOf(at.client);
	if (item && isKnown(item) && state.placeOf(Y.createID(item.client, item.clock)).attribute !== null)
		return false;
	return !type || !isKnown(type) || state.holdsAt(Y.createID(type.client, type.clock)) !== null;
}
