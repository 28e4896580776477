import type { Db } from "#db/database.ts";
import { notFound } from "../../domain/refusal.ts";
import { data } from "../../remix.ts";
import { type EditForm, editCrumbs, type PageLink } from "./edit-form.ts";
import { listPath } from "./list-path.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";

interface Where {
	db: Db;
	roadmap: { id: string; slug: string; title: string };
	nouns: string;
	kind: RecordKind<EditableRecord>;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const aOrAn = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);

/** The way back leads to the page of the list on which the record is. */
const crumbsOf = ({ roadmap, nouns }: Where, slug?: string): PageLink[] =>
	editCrumbs(roadmap, { text: capital(nouns), href: listPath(roadmap.slug, nouns, slug) });

/** The form of a new record. */
export async function readNewForm(where: Where): Promise<EditForm> {
	const { db, roadmap, kind } = where;
	return {
		crumbs: crumbsOf(where),
		caption: null,
		heading: `Add ${aOrAn(kind.noun)}`,
		paragraphs: [],
		fields: await kind.fields({ db, roadmapId: roadmap.id }, null),
		values: {},
		version: 0,
		button: `Add the ${kind.noun}`,
	};
}

/** The form of a record that is there. 404 when there is none, or it is archived. */
export async function readRecordForm(where: Where, slug: string): Promise<EditForm> {
	const { db, roadmap, nouns, kind } = where;
	const record = await requireRecord(where, slug);
	const here = `${listPath(roadmap.slug, nouns)}/${slug}`;
	return {
		crumbs: crumbsOf(where, slug),
		caption: kind.titleOf(record),
		heading: `Edit the ${kind.noun}`,
		paragraphs: [],
		fields: await kind.fields({ db, roadmapId: roadmap.id }, record),
		values: kind.values(record),
		version: record.version,
		button: "Save",
		links: [
			...linksOf(nouns, here, roadmap.slug, slug),
			{ text: `Change the address of this ${kind.noun}`, href: `${here}/address` },
			{ text: `Archive this ${kind.noun}`, href: `${here}/archive` },
		],
	};
}

function linksOf(nouns: string, here: string, roadmapSlug: string, slug: string): PageLink[] {
	if (nouns === "measures") return [{ text: "Figures of this measure", href: `${here}/measurements` }];
	if (nouns !== "actions") return [];
	return [
		{ text: "Milestones of this action", href: `${here}/milestones` },
		{
			text: "Status, due date and owner of this action",
			href: `/workspace/${roadmapSlug}/actions/${slug}`,
		},
	];
}

/** The form that gives a record another address. */
export async function readAddressForm(where: Where, slug: string): Promise<EditForm> {
	const { roadmap, nouns, kind } = where;
	const record = await requireRecord(where, slug);
	return {
		crumbs: [
			...crumbsOf(where, slug),
			{ text: kind.titleOf(record), href: `${listPath(roadmap.slug, nouns)}/${slug}` },
		],
		caption: kind.titleOf(record),
		heading: `Change the address of the ${kind.noun}`,
		paragraphs: [
			"The address stays the same when the title changes, so that links from elsewhere go on working. If you change it, the old address leads to the new one.",
		],
		fields: [
			{
				type: "text",
				name: "slug",
				label: "Last part of the address",
				hint: "Small letters, digits and hyphens, such as open-a-clinic.",
			},
		],
		values: { slug: record.slug },
		version: record.version,
		button: "Change the address",
	};
}

/** The page that asks before a record is archived. */
export async function readArchiveForm(where: Where, slug: string): Promise<EditForm> {
	const { roadmap, nouns, kind } = where;
	const record = await requireRecord(where, slug);
	const with_ = kind.noun === "workstream" ? " Its actions and measures go with it." : "";
	return {
		crumbs: [
			...crumbsOf(where, slug),
			{ text: kind.titleOf(record), href: `${listPath(roadmap.slug, nouns)}/${slug}` },
		],
		caption: kind.titleOf(record),
		heading: `Archive this ${kind.noun}`,
		paragraphs: [
			`It disappears from every page, for partners and for the public.${with_} Nothing is lost: a coordinator can restore it from the list of archived things.`,
		],
		fields: [],
		values: {},
		version: record.version,
		button: `Archive the ${kind.noun}`,
		warning: true,
	};
}

async function requireRecord({ db, roadmap, kind }: Where, slug: string) {
	const record = await kind.store.find(db, roadmap.id, slug);
	if (!record || record.archived) throw data(notFound.message, { status: 404 });
	return record;
}
