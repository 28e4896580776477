import type { Day, Instant } from "./dates.ts";
import type { Measure, Milestone, Partner, Roadmap, Source, Workstream } from "./read-model.ts";
import type { Status } from "./status.ts";

/**
 * What the ledger keeps of every record at the moment when it was added, whole: with the changes after it, any past state
 * of a roadmap can be rebuilt. `position` counts from 0 in display order.
 */
export interface RoadmapAdded extends Omit<Roadmap, "revision" | "partners"> {
	/** SHA-256 (hex) of the file it came from; null when it was made by hand. */
	digest: string | null;
}

export interface PartnerAdded extends Partner {
	kind: string;
	position: number;
}

export interface WorkstreamAdded extends Workstream {
	position: number;
}

export interface ActionAdded {
	id: string;
	workstreamId: string;
	slug: string;
	title: string;
	description: string;
	leadOrganisationId: string | null;
	supportingOrganisationIds: string[];
	ownerId: string | null;
	startsOn: Day | null;
	dueOn: Day | null;
	originalDueOn: Day | null;
	status: Status;
	statusReason: string;
	statusPath: string | null;
	statusAt: Instant;
	/** When someone last spoke of the status, where it came with the record; else as `statusAt`. */
	confirmedAt?: Instant;
	internal: boolean;
	position: number;
	milestones: Milestone[];
	source: Source | null;
	illustrative: string[];
}

export interface MeasureAdded extends Measure {
	position: number;
}

export interface MeetingAdded {
	id: string;
	slug: string;
	title: string;
	startsAt: Instant;
	venue: string | null;
	summary: string;
	state: "open" | "closed";
	agenda: { id: string; title: string; public: boolean }[];
	position: number;
	source: Source | null;
	illustrative: string[];
}

/** An update as it is stored; the ledger keeps its number, title and content hash, since an update never changes. */
export interface UpdateAdded {
	id: string;
	number: number;
	actionId: string | null;
	workstreamId: string | null;
	title: string;
	period: string | null;
	html: string;
	text: string;
	/** Null for what people wrote in Waymark, which comes with its record. */
	markdown: string | null;
	contentHash: string;
	/** Canonical JSON of what was published (`update-record.ts`), where the file holds it. */
	record: string | null;
	status: Status | null;
	statusReason: string | null;
	authors: { slug: string; name: string }[];
	/** The organisation that published it, where it is known here. */
	organisationId: string | null;
	publishedAt: Instant;
	source: Source | null;
	illustrative: string[];
}

/** Everything on a roadmap but the roadmap itself. */
export interface ContentsAdded {
	partners: PartnerAdded[];
	workstreams: WorkstreamAdded[];
	actions: ActionAdded[];
	measures: MeasureAdded[];
	meetings: MeetingAdded[];
	updates: UpdateAdded[];
}
