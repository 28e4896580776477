import type {
	ActionAdded,
	MeasureAdded,
	MeetingAdded,
	PartnerAdded,
	RoadmapAdded,
	WorkstreamAdded,
} from "./added-records.ts";
import type { ChangeContent, ChangeSubject } from "./change.ts";
import type { Instant } from "./dates.ts";
import type { AskState, MeetingState } from "./meeting-changes.ts";

/** A line of the ledger as it is stored: people and organisations by id only. */
export interface LedgerLine {
	revision: number;
	content: ChangeContent;
	subject: ChangeSubject;
	reason: string | null;
	personId: string | null;
	/** The organisation that the person spoke for. */
	organisationId: string | null;
	onBehalfOfId: string | null;
	at: Instant;
}

/** What can be taken from a roadmap and brought back. */
interface Archivable {
	archived: boolean;
}

export type RoadmapRecord = RoadmapAdded & Archivable;
export type PartnerRecord = PartnerAdded & Archivable;
export type WorkstreamRecord = WorkstreamAdded & Archivable;
export type MeasureRecord = MeasureAdded & Archivable;

/** Who stated something, for whom. */
export interface Statement {
	personId: string | null;
	organisationId: string | null;
	onBehalfOfId: string | null;
}

export interface ActionRecord extends ActionAdded, Archivable {
	/** When someone last spoke of the status, “still so” included. */
	confirmedAt: Instant;
	/** Who stated the present status; null for what came with the file of the roadmap. */
	statusBy: Statement | null;
	/** Grows by one with every change of the row, as the row's own does. */
	version: number;
}

/** A meeting as far as it can become public; who is invited and who came is not kept here. */
export interface MeetingRecord extends Omit<MeetingAdded, "state" | "agenda"> {
	state: MeetingState;
	chairId: string | null;
	agenda: { id: string; title: string; public: boolean }[];
	/** When it was closed last. */
	closedAt: Instant | null;
	/** The version of its public minutes that was kept then. */
	publicVersion: number | null;
}

/** A published update: its texts never change and are in the table of updates; the ledger says which of them stood. */
export interface UpdateRecord {
	id: string;
	number: number;
	publishedAt: Instant;
	/** The wording that stood: 1 as it was published, then one more with every correction. */
	version: number;
	/** Set once it was withdrawn. */
	withdrawn: { at: Instant; reason: string } | null;
}

type ToOf<K extends ChangeContent["kind"]> = Extract<ChangeContent, { kind: K }>["to"];

export type DecisionRecord = ToOf<"decision-recorded">;
export type AskRecord = ToOf<"ask-recorded"> & { state: AskState; reason: string | null };

/** Everything on one roadmap at one moment, by id. */
export interface RoadmapState {
	/** The number of the last line in it; 0 before the first. */
	revision: number;
	/** Null before the roadmap was there. */
	roadmap: RoadmapRecord | null;
	partners: Map<string, PartnerRecord>;
	workstreams: Map<string, WorkstreamRecord>;
	actions: Map<string, ActionRecord>;
	measures: Map<string, MeasureRecord>;
	meetings: Map<string, MeetingRecord>;
	updates: Map<string, UpdateRecord>;
	decisions: Map<string, DecisionRecord>;
	asks: Map<string, AskRecord>;
}

/** A state that can be replayed onto while the one that it is a copy of stays as it is: records are replaced, never changed. */
export const copyOf = (state: RoadmapState): RoadmapState => ({
	revision: state.revision,
	roadmap: state.roadmap,
	partners: new Map(state.partners),
	workstreams: new Map(state.workstreams),
	actions: new Map(state.actions),
	measures: new Map(state.measures),
	meetings: new Map(state.meetings),
	updates: new Map(state.updates),
	decisions: new Map(state.decisions),
	asks: new Map(state.asks),
});

/** A roadmap before its first line. */
export const nothingYet = (): RoadmapState => ({
	revision: 0,
	roadmap: null,
	partners: new Map(),
	workstreams: new Map(),
	actions: new Map(),
	measures: new Map(),
	meetings: new Map(),
	updates: new Map(),
	decisions: new Map(),
	asks: new Map(),
});
