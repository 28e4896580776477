import type { Day, Instant } from "./dates.ts";
import type { Status } from "./status.ts";

/** Where a fact was taken from: a source document of the roadmap and a heading in it. */
export interface Source {
	file: string;
	heading: string;
}

/** An organisation as people read it. */
export interface OrganisationName {
	id: string;
	slug: string;
	name: string;
}

/** What an organisation is on one roadmap. */
export interface Partner extends OrganisationName {
	part: "signatory" | "partner" | "secretariat";
	/** What it does there, in a sentence or two; may be empty. */
	description: string;
}

/** A roadmap in a list of roadmaps; the counts leave internal actions out. */
export interface RoadmapCard {
	id: string;
	slug: string;
	title: string;
	summary: string;
	startsOn: Day;
	endsOn: Day;
	workstreamCount: number;
	actionCount: number;
}

/** A roadmap with its partners, in their display order. */
export interface Roadmap {
	id: string;
	slug: string;
	title: string;
	summary: string;
	ambition: string;
	startsOn: Day;
	endsOn: Day;
	published: boolean;
	/** Whether the names of owners are public. */
	showsOwners: boolean;
	/** The number of its newest change. */
	revision: number;
	sources: Source[];
	/** Fields whose values were made up: see `isIllustrative`. */
	illustrative: string[];
	partners: Partner[];
}

/** A part of a roadmap. */
export interface Workstream {
	id: string;
	slug: string;
	title: string;
	summary: string;
	ambition: string | null;
	commitment: string | null;
}

/** A workstream with its actions, in their display order. */
export interface WorkstreamActions extends Workstream {
	actions: ActionSummary[];
}

/** An action as one line of a list. */
export interface ActionSummary {
	id: string;
	slug: string;
	title: string;
	lead: OrganisationName | null;
	supporting: OrganisationName[];
	/** Public only where the roadmap says so. */
	ownerId: string | null;
	ownerName: string | null;
	startsOn: Day | null;
	dueOn: Day | null;
	originalDueOn: Day | null;
	status: Status;
	/** When the present status was stated. */
	statusAt: Instant;
	/** When someone last said anything about the status, "still so" included. */
	confirmedAt: Instant;
	internal: boolean;
	version: number;
	illustrative: string[];
}

/** A step on the way; the index in the list is what `illustrative` means by `milestones[n]`. */
export interface Milestone {
	id: string;
	title: string;
	dueOn: Day | null;
	completedOn: Day | null;
}

/** An action with everything that its page says. */
export interface Action extends ActionSummary {
	roadmapId: string;
	workstream: Pick<Workstream, "id" | "slug" | "title">;
	description: string;
	statusReason: string;
	/** What will be done, or whose help is needed, to get back on track. */
	statusPath: string | null;
	/** Who said it; null for what came with the file of the roadmap. */
	statusAuthor: {
		personName: string | null;
		organisation: OrganisationName | null;
		/** The lead organisation that a coordinator spoke for. */
		onBehalfOf: OrganisationName | null;
	} | null;
	milestones: Milestone[];
	source: Source | null;
}

/** A figure for a period; periods are text: `2017`, `2018-07`, `2019-Q4`, `2018/19`, `2015-2017`. */
export interface Figure {
	period: string;
	value: number;
}

export interface Measurement extends Figure {
	numerator: number | null;
	denominator: number | null;
	provisional: boolean;
}

/** An indicator with its figures, oldest first. */
export interface Measure {
	id: string;
	slug: string;
	/** Null for what is about the whole roadmap. */
	workstreamId: string | null;
	name: string;
	definition: string;
	unit: string;
	/** Which way is better. */
	direction: "up" | "down";
	baseline: Figure | null;
	target: Figure | null;
	interpretation: string | null;
	/** When its source is to publish the next figures; null where nobody said. */
	nextReleaseOn: Day | null;
	measurements: Measurement[];
	source: Source | null;
	illustrative: string[];
}

/** A published, immutable text about an action or a workstream. */
export interface PublishedUpdate {
	id: string;
	/** Counts from 1 within the roadmap. */
	number: number;
	title: string;
	period: string | null;
	/** From our own renderer: safe to show as it is. */
	html: string;
	status: Status | null;
	authors: Pick<OrganisationName, "slug" | "name">[];
	/** The organisation that published it; null for what was loaded. */
	publisher: OrganisationName | null;
	publishedAt: Instant;
	/** Which wording this is: 1 as it was published, more after minor corrections. */
	version: number;
	/** What was corrected last in this wording; null for the first. */
	correction: { at: Instant; note: string } | null;
	/** Set when it no longer stands; it keeps its address all the same. */
	withdrawn: { at: Instant; reason: string } | null;
	source: Source | null;
	illustrative: string[];
}

/** An update with everything that its own page says. */
export interface UpdateInFull extends PublishedUpdate {
	/** What it is about. */
	about: { type: "action" | "workstream"; id: string; slug: string; title: string };
	text: string;
	/** Canonical JSON of what was published in this wording (`update-record.ts`); null for what was loaded. */
	record: string | null;
	contentHash: string;
	/** Every wording, the first one first. */
	versions: { version: number; at: Instant; note: string | null }[];
}
