import type { Db } from "#db/database.ts";
import { findRoadmapRecord, type RoadmapRecord } from "#db/queries/editing/roadmap-record.ts";
import { notFound } from "../../domain/refusal.ts";
import { data } from "../../remix.ts";
import { type EditForm, editCrumbs } from "./edit-form.ts";
import { dayValues, type FieldSpec } from "./field-spec.ts";

/** The fields of a roadmap, for a new one, too. */
export const roadmapFields: FieldSpec[] = [
	{ type: "text", name: "title", label: "Title" },
	{ type: "textarea", name: "summary", label: "What is it about?", rows: 3 },
	{
		type: "textarea",
		name: "ambition",
		label: "Ambition",
		hint: "What the partners want to reach together.",
		rows: 3,
	},
	{ type: "day", name: "startsOn", label: "Start", hint: "For example, 1 4 2026" },
	{ type: "day", name: "endsOn", label: "End", hint: "For example, 31 3 2030" },
	{
		type: "tick",
		name: "showsOwners",
		question: "May the public read who owns an action?",
		label: "Show the names of owners on public pages",
	},
];

/** The form for a roadmap's own words. */
export async function readRoadmapForm(db: Db, slug: string): Promise<EditForm> {
	const record = await requireRecord(db, slug);
	return {
		...frame(record, "Edit title and period"),
		paragraphs: [],
		fields: roadmapFields,
		values: {
			title: record.title,
			summary: record.summary,
			ambition: record.ambition,
			...dayValues("startsOn", record.startsOn),
			...dayValues("endsOn", record.endsOn),
			showsOwners: record.showsOwners ? "1" : "",
		},
		button: "Save",
	};
}

/** The page that asks before a roadmap is published, or taken from public view. */
export async function readPublicationForm(db: Db, slug: string): Promise<EditForm> {
	const record = await requireRecord(db, slug);
	return record.published
		? {
				...frame(record, "Take it from public view"),
				paragraphs: [
					"The public can read this roadmap now. If you take it from public view, only partners can, and everything on it stays as it is.",
				],
				button: "Take it from public view",
				hidden: { name: "publish", value: "0" },
				warning: true,
			}
		: {
				...frame(record, "Publish the roadmap"),
				paragraphs: [
					"Only partners can read this roadmap now. Once it is published, everybody can: its workstreams, measures, organisations and every action that is not internal.",
				],
				button: "Publish the roadmap",
				hidden: { name: "publish", value: "1" },
			};
}

/** The form that gives a roadmap another address. */
export async function readRoadmapAddressForm(db: Db, slug: string): Promise<EditForm> {
	const record = await requireRecord(db, slug);
	return {
		...frame(record, "Change the address"),
		paragraphs: [
			"The address stays the same when the title changes, so that links from elsewhere go on working. If you change it, the old address leads to the new one.",
		],
		fields: [
			{
				type: "text",
				name: "slug",
				label: "Address",
				hint: "Small letters, digits and hyphens, such as our-city-2030.",
			},
		],
		values: { slug: record.slug },
		button: "Change the address",
	};
}

/** The page that asks before a whole roadmap is archived. */
export async function readRoadmapArchiveForm(db: Db, slug: string): Promise<EditForm> {
	const record = await requireRecord(db, slug);
	return {
		...frame(record, "Archive the whole roadmap"),
		paragraphs: [
			"It disappears from every page, for partners and for the public, with everything on it. Nothing is lost: its coordinators can restore it from the list of archived roadmaps in their workspace.",
		],
		button: "Archive the roadmap",
		warning: true,
	};
}

const frame = (record: RoadmapRecord, heading: string) => ({
	crumbs: editCrumbs(record),
	caption: record.title,
	heading,
	fields: [],
	values: {},
	version: record.version,
});

async function requireRecord(db: Db, slug: string): Promise<RoadmapRecord> {
	const record = await findRoadmapRecord(db, slug);
	if (!record || record.archived) throw data(notFound.message, { status: 404 });
	return record;
}
