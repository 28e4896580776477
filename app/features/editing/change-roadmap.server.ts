import { findRoadmapRecord, patchRoadmap, type RoadmapRecord } from "#db/queries/editing/roadmap-record.ts";
import { keepOldSlug } from "#db/queries/slug-redirects.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { type ChangedFields, changedFields } from "../../domain/editing/changed-fields.ts";
import { withoutEdited } from "../../domain/editing/illustrative-paths.ts";
import { checkRoadmap } from "../../domain/editing/roadmap-form.ts";
import { slugMistake } from "../../domain/editing/slug.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import {
	type Edit,
	type Edited,
	type EditOutcome,
	editRoadmap,
	onlyCoordinatorsEdit,
	staleEdit,
	writeEdit,
} from "./edit-roadmap.server.ts";
import { undoRefused } from "./undo-refused.server.ts";

/** The version of the roadmap that the form showed. */
export interface RoadmapCommand {
	roadmapSlug: string;
	version: number;
}

type Changed = EditOutcome<{ title: string; slug: string }>;
type Decide = (edit: Edit, record: RoadmapRecord) => Promise<Outcome<Partial<RoadmapRecord>>>;

/** Rewords a roadmap. Its slug stays, whatever its title becomes. */
export function changeRoadmap(
	context: AppContext,
	person: Person,
	command: RoadmapCommand & { typed: Record<string, string> },
): Promise<Changed> {
	return writeRoadmap(context, person, command, async (_edit, record) => {
		const checked = checkRoadmap(command.typed);
		if (!checked.ok) return checked;
		const edited = Object.keys(changedFields<RoadmapRecord>(record, checked.value)?.to ?? {});
		return {
			ok: true,
			value: { ...checked.value, illustrative: withoutEdited(record.illustrative, edited) },
		};
	});
}

/** Lets the public read a roadmap, or partners only. */
export function publishRoadmap(
	context: AppContext,
	person: Person,
	command: RoadmapCommand & { published: boolean },
): Promise<Changed> {
	return writeRoadmap(context, person, command, async () => ({
		ok: true,
		value: { published: command.published },
	}));
}

/** Gives a roadmap another address. The old one leads to it from then on. */
export function renameRoadmap(
	context: AppContext,
	person: Person,
	command: RoadmapCommand & { newSlug: string },
): Promise<Changed> {
	return writeRoadmap(context, person, command, async ({ trx, moment }, record) => {
		const to = command.newSlug.trim().toLowerCase();
		const wrong = (message: string) => refuse("invalid", "The address was not changed.", { slug: message });
		if (to === record.slug) return wrong("This is its address already: enter another one.");
		const mistake = slugMistake(to, "roadmap", (await findRoadmapRecord(trx, to)) !== undefined);
		if (mistake) return wrong(mistake);
		await keepOldSlug(trx, {
			...{ kind: "roadmap", roadmapId: record.id, subjectId: record.id },
			...{ from: record.slug, to, at: moment.at },
		});
		return { ok: true, value: { slug: to } };
	});
}

/** Takes a whole roadmap from every page; its coordinators can restore it. */
export function archiveRoadmap(
	context: AppContext,
	person: Person,
	command: RoadmapCommand,
): Promise<Changed> {
	return editRoadmap(context, person, command.roadmapSlug, async (edit) => {
		const record = await findRoadmapRecord(edit.trx, command.roadmapSlug);
		if (!record) return notFound;
		return archiving(edit, record, command.version, edit.moment.at);
	});
}

/** Brings an archived roadmap back as it was: published, if it was. */
export async function restoreRoadmap(
	context: AppContext,
	person: Person,
	command: RoadmapCommand,
): Promise<Changed> {
	const written = await undoRefused(context.db, async (trx) => {
		const record = await findRoadmapRecord(trx, command.roadmapSlug);
		if (!record) return notFound;
		const { id, slug, title, published } = record;
		const subject = { kind: "roadmap" as const, roadmapId: id, published };
		if (!can(person, "read-drafts", subject)) return notFound;
		if (!can(person, "edit-roadmap", subject)) return onlyCoordinatorsEdit;
		const roadmap = { id, slug, title, revision: 0, subject };
		return writeEdit({ context, person, roadmap, trx }, (edit) =>
			archiving(edit, record, command.version, null),
		);
	});
	if (!written.ok) return written;
	for (const message of written.value.messages) context.publish(message);
	context.accessChanged();
	return { ok: true, value: written.value.value };
}

async function archiving(
	edit: Edit,
	record: RoadmapRecord,
	shown: number,
	archivedAt: string | null,
): Promise<EditOutcome<Edited<{ title: string; slug: string }>>> {
	const stale = () => staleEdit(edit, record, shown, "This roadmap");
	if (record.version !== shown) return stale();
	if (record.archived === (archivedAt !== null))
		return refuse("invalid", `This roadmap is ${record.archived ? "archived already" : "not archived"}.`);
	if (!(await patchRoadmap(edit.trx, record, { archivedAt }))) return stale();
	const [there, gone] = [{ archived: false as const }, { archived: true as const }];
	const content =
		archivedAt === null
			? ({ kind: "roadmap-restored", from: gone, to: there } as const)
			: ({ kind: "roadmap-archived", from: there, to: gone } as const);
	return {
		ok: true,
		value: {
			value: { title: record.title, slug: record.slug },
			lines: [{ content, subject: { type: "roadmap", id: record.id } }],
			accessChanged: true,
		},
	};
}

/** The straight line of every change of a roadmap's own fields. */
function writeRoadmap(
	context: AppContext,
	person: Person,
	command: RoadmapCommand,
	decide: Decide,
): Promise<Changed> {
	return editRoadmap(context, person, command.roadmapSlug, async (edit) => {
		const record = await findRoadmapRecord(edit.trx, command.roadmapSlug);
		if (!record) return notFound;
		const stale = () => staleEdit(edit, record, command.version, "This roadmap");
		if (record.version !== command.version) return stale();
		const decided = await decide(edit, record);
		if (!decided.ok) return decided;
		const changed = changedFields<RoadmapRecord>(record, decided.value);
		if (!changed) return refuse("invalid", "Nothing is different: change something, or leave the page.");
		if (!(await patchRoadmap(edit.trx, record, changed.to))) return stale();
		return { ok: true, value: editedRoadmap(record, changed) };
	});
}

function editedRoadmap(
	record: RoadmapRecord,
	{ from, to }: ChangedFields<RoadmapRecord>,
): Edited<{ title: string; slug: string }> {
	const after = { ...record, ...to };
	return {
		value: { title: after.title, slug: after.slug },
		lines: [{ content: { kind: "roadmap-changed", from, to }, subject: { type: "roadmap", id: record.id } }],
		published: after.published,
	};
}
