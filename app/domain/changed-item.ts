import type { Day, Instant } from "./dates.ts";
import type { ChangeLine, MadeIn } from "./describe-change.ts";
import type { OrganisationName } from "./read-model.ts";

interface Titled {
	id: string;
	title: string;
	/** Makes its address; null for what has no page any more. */
	slug: string | null;
}

/** Where on a roadmap a change happened. Nothing of it for changes of the roadmap itself. */
export interface Place {
	workstream: Titled | null;
	action: (Titled & { originalDueOn: Day | null }) | null;
	/** The lead organisation of the action, or the organisation that the change is about. */
	organisation: OrganisationName | null;
}

/** A line of the ledger with its place. */
export interface PlacedLine extends ChangeLine {
	place: Place;
}

/** What a change means to somebody who was away, in the order in which they are told. */
export const changeCategories = [
	"slipped",
	"worse",
	"better",
	"returned",
	"sooner",
	"completed",
	"new",
	"milestone",
	"update",
	"duty",
	"rest",
] as const;
export type ChangeCategory = (typeof changeCategories)[number];

/** One readable sentence about what changed in a time; several changes of one field are one item. */
export interface ChangedItem {
	category: ChangeCategory;
	/** With a capital and a full stop; without the title of the action that it is about. */
	sentence: string;
	place: Place;
	/** The id of what it is about: an action, an update, a meeting. */
	subjectId: string;
	/**
	 * Who said so last, when, why and in which meeting; `who` and `madeIn` are null where the sentence says it, and for what came
	 * with a file.
	 */
	said: { who: string | null; at: Instant; reason: string | null; madeIn: MadeIn | null };
	/** How many lines of the ledger it stands for. */
	steps: number;
	/** The number of the last of them. */
	revision: number;
}
