import type { Generated } from "kysely";
import type { LogoType, QuarterStart } from "#app/domain/installation.ts";

/** What administrators and coordinators set, beside the roadmaps themselves. */
export interface EditingTables {
	installation: InstallationRow;
	slug_redirect: SlugRedirectRow;
}

/** What can be taken from the roadmap and brought back. */
export interface Archivable {
	/** When it was archived; null for what is there. Read it wherever the table is read for pages, lists or permissions. */
	archived_at: Generated<string | null>;
}

/** What the forms of the workspace change. */
export interface Editable extends Archivable {
	/** Grows by one with every change of its own fields; forms post the version that they showed. */
	version: Generated<number>;
}

/** What has a place in the list of this installation: a new roadmap is the last one. */
export interface Listed {
	/** From 0 in display order. Two that came at once may have the same one: their titles decide. */
	position: Generated<number>;
}

/** The settings of the installation: one row, or none before the first change. */
export interface InstallationRow {
	/** Always 1. */
	id: number;
	service_name: string;
	operator_name: string | null;
	contact_email: string | null;
	accessibility_contact: string | null;
	logo_type: LogoType | null;
	/** SHA-256 (hex) of the bytes. */
	logo_hash: string | null;
	logo_bytes: Uint8Array | null;
	accent_colour: string | null;
	time_zone: string;
	quarters: QuarterStart;
	data_licence: string;
	data_licence_url: string | null;
	version: number;
	person_id: string | null;
	at: string;
}

/** An address that something had before. Never one that something has: that one is removed when it is taken again. */
export interface SlugRedirectRow {
	kind: "roadmap" | "organisation" | "workstream" | "action" | "measure";
	/** The id of the roadmap within which the slug is unique; empty text for roadmaps and organisations themselves. */
	scope: string;
	slug: string;
	subject_id: string;
	at: string;
}
