import type { Db } from "#db/database.ts";
import type { Kept, RecordStore } from "#db/queries/editing/record-store.ts";
import type { ChangeContent, ChangeSubject } from "../../domain/change.ts";
import type { ChangedFields } from "../../domain/editing/changed-fields.ts";
import type { Outcome, Refusal } from "../../domain/refusal.ts";
import type { Edit, ElsewhereLine } from "./edit-roadmap.server.ts";
import type { FieldSpec, FieldValues } from "./field-spec.ts";

/** What every record has that can be edited. */
export interface EditableRecord {
	id: string;
	slug: string;
	position: number;
}

/** Where a form gets what it offers to choose from. */
export interface FormPlace {
	db: Db;
	roadmapId: string;
}

/** A record that is being added: what the form does not ask. */
export interface NewRecord {
	id: string;
	slug: string;
	/** The next place within each group, archived records counted. */
	nextPosition: (group: string) => number;
	at: string;
}

/**
 * Everything that is particular to one kind of record; what is alike (permission, versions, slugs, order, archive, ledger) is in
 * the use cases.
 */
export interface RecordKind<Added extends EditableRecord> {
	/** "workstream", as people read it. */
	noun: string;
	subjectType: Extract<ChangeSubject["type"], "organisation" | "workstream" | "action" | "measure">;
	store: RecordStore<Added>;
	/** The name of the field that the slug is made of. */
	titleField: "title" | "name";
	titleOf(record: Added): string;
	fields(place: FormPlace, record: Kept<Added> | null): Promise<FieldSpec[]>;
	values(record: Kept<Added>): FieldValues;
	/** Reads the form of a new record. */
	add(edit: Edit, typed: Record<string, string>, made: NewRecord): Promise<Outcome<Added>>;
	/** Reads the form of a record that is there, whole: the caller finds out what changed. */
	change(edit: Edit, typed: Record<string, string>, record: Kept<Added>): Promise<Outcome<Partial<Added>>>;
	/** Why it cannot be archived now; null when it can. */
	refuseArchiving?(edit: Edit, record: Kept<Added>): Promise<Refusal | null>;
	/** Why it cannot have another address; null when it can. */
	refuseRenaming?(edit: Edit, record: Kept<Added>): Promise<Refusal | null>;
	/** Whether something has this slug; by default, whether another record of its kind on the roadmap has. */
	isSlugTaken?(edit: Edit, slug: string): Promise<boolean>;
	/** Where else the change shows: writes what is to be written there, and returns the lines. */
	elsewhere?(edit: Edit, record: Kept<Added>, changed: ChangedFields<Added>): Promise<ElsewhereLine[]>;
	/** Whether a change of these fields changes what people may do. */
	changesAccess(changed: Partial<Added>): boolean;
	/** Whether the public is not told of it although the roadmap is published. */
	hidden(record: Added): boolean;
	lines: {
		added(to: Added): ChangeContent;
		changed(from: Partial<Added>, to: Partial<Added>): ChangeContent;
		archived: ChangeContent;
		restored: ChangeContent;
	};
}

/** The states of archiving, for the lines of the ledger. */
export const archivedLine = { from: { archived: false }, to: { archived: true } } as const;
export const restoredLine = { from: { archived: true }, to: { archived: false } } as const;
