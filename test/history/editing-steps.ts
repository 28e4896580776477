import fc from "fast-check";
import { addRecord } from "#app/features/editing/add-record.server.ts";
import { archiveRecord, restoreRecord } from "#app/features/editing/archive-record.server.ts";
import {
	addMeasurement,
	correctMeasurement,
	removeMeasurement,
} from "#app/features/editing/change-measurements.server.ts";
import {
	addMilestone,
	changeMilestoneWords,
	removeMilestone,
} from "#app/features/editing/change-milestones.server.ts";
import { changeRecord } from "#app/features/editing/change-record.server.ts";
import { changeRoadmap } from "#app/features/editing/change-roadmap.server.ts";
import { moveRecord } from "#app/features/editing/move-record.server.ts";
import type { EditableRecord, RecordKind } from "#app/features/editing/record-kind.server.ts";
import { recordKinds } from "#app/features/editing/record-kinds.server.ts";
import { renameSlug } from "#app/features/editing/rename-slug.server.ts";
import type { Place } from "#db/queries/editing/record-store.ts";
import type { Stage } from "./stage.ts";

const of = { kind: fc.constantFrom(...Object.keys(recordKinds)), index: fc.nat(5), word: fc.nat(99) };
const parts = ["add", "change", "remove"] as const;

/** A wish that a coordinator may have about what is on the roadmap. */
export const editingStep = fc.oneof(
	fc.record({ ...of, do: fc.constantFrom("add", "reword", "archive", "restore", "up", "down", "rename") }),
	fc.record({ ...of, do: fc.constant("milestone"), part: fc.constantFrom(...parts), at: fc.nat(2) }),
	fc.record({ ...of, do: fc.constant("figure"), part: fc.constantFrom(...parts), at: fc.nat(2) }),
	fc.record({ ...of, do: fc.constant("roadmap") }),
);
export type EditingStep = typeof editingStep extends fc.Arbitrary<infer T> ? T : never;

const [first, word] = [{ index: 0 }, { word: 8 }];

/** Each wish once, about each kind of thing, in a form that the rules allow. */
export const editingOfEach: EditingStep[] = [
	...Object.keys(recordKinds).flatMap((kind): EditingStep[] => [
		{ kind, ...first, ...word, do: "reword" },
		{ kind, ...first, word: 9, do: "add" },
		{ kind, index: kind === "organisations" ? 2 : 1, ...word, do: "archive" },
		{ kind, ...first, ...word, do: "restore" },
	]),
	...parts.flatMap((part, nth): EditingStep[] => [
		{ kind: "actions", ...first, word: nth + 1, do: "milestone", part, at: 0 },
		{ kind: "measures", ...first, word: nth + 1, do: "figure", part, at: 0 },
	]),
	{ kind: "actions", ...first, ...word, do: "roadmap" },
];

interface Target {
	stage: Stage;
	kind: RecordKind<EditableRecord>;
	command: { roadmapSlug: string; slug: string; version: number };
	/** The fields of its form as they are now. */
	typed: Record<string, string>;
}

/** Carries a wish out through the real use cases; what the rules refuse leaves no line. */
export async function edit(stage: Stage, wish: EditingStep): Promise<void> {
	if (wish.do === "roadmap") return rewordRoadmap(stage, wish.word);
	const isPart = wish.do === "milestone" || wish.do === "figure";
	const nouns = wish.do === "milestone" ? "actions" : wish.do === "figure" ? "measures" : wish.kind;
	const target = await findTarget(stage, nouns, wish.index, wish.do === "restore");
	if (!target) return;
	if (isPart && "part" in wish) await editPart(target, wish);
	else await editRecord(target, wish.do, wish.word);
}

async function findTarget(
	stage: Stage,
	nouns: string,
	index: number,
	archived: boolean,
): Promise<Target | null> {
	const kind = recordKinds[nouns];
	if (!kind) throw new Error(`There is no kind ${nouns}`);
	const places = (await kind.store.places(stage.context.db, stage.roadmapId)).filter(
		(place) => place.archived === archived,
	);
	const place: Place | undefined = places[index % Math.max(1, places.length)];
	const record = place && (await kind.store.find(stage.context.db, stage.roadmapId, place.slug));
	if (!place || !record) return null;
	const command = { roadmapSlug: stage.slug, slug: place.slug, version: place.version };
	return { stage, kind, command, typed: kind.values(record) };
}

async function editRecord({ stage, kind, command, typed }: Target, act: string, word: number): Promise<void> {
	const { context, coordinator } = stage;
	const named = { ...typed, [kind.titleField]: `Thing ${word} of ${stage.slug}` };
	switch (act) {
		case "add":
			await addRecord(context, coordinator, kind, { roadmapSlug: stage.slug, typed: named });
			return;
		case "reword":
			await changeRecord(context, coordinator, kind, {
				...command,
				typed: reworded(kind, { named, unnamed: typed }, word),
			});
			return;
		case "archive":
			await archiveRecord(context, coordinator, kind, command);
			return;
		case "restore":
			await restoreRecord(context, coordinator, kind, command);
			return;
		case "up":
		case "down":
			await moveRecord(context, coordinator, kind, { ...command, direction: act });
			return;
		case "rename":
			await renameSlug(context, coordinator, kind, { ...command, newSlug: `slug-${word}-${stage.slug}` });
			return;
	}
}

/** Another title, and sometimes another text beside it. */
function reworded(
	kind: RecordKind<EditableRecord>,
	{ named: typed, unnamed }: Record<"named" | "unnamed", Record<string, string>>,
	word: number,
) {
	const texts: Record<string, string> = {
		organisation: "description",
		workstream: "summary",
		action: "description",
		measure: "definition",
	};
	const field = texts[kind.noun];
	// The name of an organisation is the same on every roadmap of this database, and not this coordinator's to change.
	if (kind.noun === "organisation") return { ...unnamed, description: `Text ${word}.` };
	const more: Record<string, string> = { ...typed };
	if (field !== undefined && word % 2 === 0) more[field] = `Text ${word}.`;
	if (kind.noun === "measure" && word % 3 !== 0) more.nextReleaseOn = `20${10 + (word % 80)}-03-31`;
	return more;
}

async function editPart(
	{ stage, kind, command }: Target,
	{ do: what, part, at, word }: { do: string; part: string; at: number; word: number },
): Promise<void> {
	const { context, coordinator } = stage;
	if (what === "milestone") {
		const typed = { title: `Step ${word}`, dueOn: word % 3 === 0 ? "" : `2027-0${1 + (word % 9)}-15` };
		const action = await stage.context.db
			.selectFrom("action")
			.innerJoin("milestone", "milestone.action_id", "action.id")
			.select("milestone.id")
			.where("action.roadmap_id", "=", stage.roadmapId)
			.where("action.slug", "=", command.slug)
			.orderBy("milestone.position")
			.execute();
		const milestoneId = action[at]?.id ?? "none";
		if (part === "add") await addMilestone(context, coordinator, { ...command, typed });
		if (part === "change")
			await changeMilestoneWords(context, coordinator, { ...command, typed, milestoneId });
		if (part === "remove") await removeMilestone(context, coordinator, { ...command, milestoneId });
		return;
	}
	if (kind.noun !== "measure") return;
	const typed = { period: String(2010 + (word % 14)), value: String(word), provisional: "1" };
	if (part === "add") await addMeasurement(context, coordinator, { ...command, typed });
	if (part === "change") await correctMeasurement(context, coordinator, { ...command, typed, place: at });
	if (part === "remove") await removeMeasurement(context, coordinator, { ...command, place: at });
}

async function rewordRoadmap(stage: Stage, word: number): Promise<void> {
	const { title, summary, ambition, version, starts_on, ends_on, shows_owners } = await stage.context.db
		.selectFrom("roadmap")
		.selectAll()
		.where("id", "=", stage.roadmapId)
		.executeTakeFirstOrThrow();
	const typed = {
		...{ title: `${title.split(" ")[0]} ${word}`, summary, ambition, startsOn: starts_on, endsOn: ends_on },
		showsOwners: word % 2 === 0 ? "1" : shows_owners === 1 ? "1" : "",
	};
	await changeRoadmap(stage.context, stage.coordinator, { roadmapSlug: stage.slug, version, typed });
}
