import type { Instant } from "#app/domain/dates.ts";
import type { Db } from "../../database.ts";

/** A record's line and place among those of its kind, archived ones too. */
export interface Place {
	id: string;
	slug: string;
	title: string;
	/** What it is ordered within: the id of the workstream for actions, empty text for everything else. */
	group: string;
	position: number;
	version: number;
	archived: boolean;
	internal: boolean;
}

/** A record as the ledger describes it, with what editing needs beside. */
export type Kept<Added> = Added & { version: number; archived: boolean };

/** What a write needs beside the record itself. */
export interface WriteMoment {
	at: Instant;
	/** Who acts, for what a new action says of its status. */
	personId: string;
	organisationId: string;
	/** Makes the name of a new document. */
	documentName: () => string;
	schemaVersion: number;
}

/** How one kind of record is kept: the same four steps for every kind. */
export interface RecordStore<Added extends { id: string; slug: string; position: number }> {
	/** All of them in display order; or only those that are archived, or that are not. */
	places(db: Db, roadmapId: string, only?: "present" | "archived"): Promise<Place[]>;
	/** Those that are not archived of the list in which a record has its place, where that is not all of them. */
	placesAround?(db: Db, roadmapId: string, record: Added): Promise<Place[]>;
	/** One by its slug, archived or not; undefined when there is none. */
	find(db: Db, roadmapId: string, slug: string): Promise<Kept<Added> | undefined>;
	insert(trx: Db, roadmapId: string, added: Added, moment: WriteMoment): Promise<void>;
	/**
	 * Writes some fields, if the record is still at the version that was read; the version grows by one. Returns whether it
	 * was: false means that somebody else was quicker.
	 */
	patch(
		trx: Db,
		roadmapId: string,
		read: { id: string; version: number },
		patch: RecordPatch<Added>,
	): Promise<boolean>;
}

export type RecordPatch<Added> = Partial<Added> & { archivedAt?: Instant | null };
