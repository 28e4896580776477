import type { Db } from "#db/database.ts";
import {
	listRoadmapPlaces,
	lockRoadmaps,
	placeRoadmap,
	type RoadmapPlace,
	renumberRoadmap,
} from "#db/queries/editing/roadmap-order.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import type { AppContext } from "../../context.server.ts";
import { actingMembership, can, type Person } from "../../domain/access.ts";
import { notFound, type Outcome, refuse } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import type { Direction } from "../editing/move-record.server.ts";
import { undoRefused } from "../editing/undo-refused.server.ts";

/** A roadmap in the list as an administrator sees it. */
export interface ListedRoadmap {
	id: string;
	slug: string;
	title: string;
	version: number;
	published: boolean;
	/** The public page, or for partners the one in the workspace. */
	href: string;
}

const seenBy = (person: Person, { id, published, archived }: RoadmapPlace): boolean =>
	!archived && can(person, "read", { kind: "roadmap", roadmapId: id, published });

/** The roadmaps in their order, without those that do not exist for this administrator: drafts are their partners'. */
export async function readRoadmapOrder({ db }: AppContext, person: Person): Promise<ListedRoadmap[]> {
	return (await listRoadmapPlaces(db))
		.filter((place) => seenBy(person, place))
		.map(({ id, slug, title, version, published }) => {
			const isPartner = can(person, "read-drafts", { kind: "roadmap", roadmapId: id, published });
			return { id, slug, title, version, published, href: isPartner ? `/workspace/${slug}` : `/${slug}` };
		});
}

/**
 * Lets a roadmap change places with its neighbour in the list of this installation, as the administrator sees the list. Each of
 * the two has a line in its ledger, for partners: the order says nothing of what they promised. Refuses with `not-found` whoever
 * is no administrator, `stale` when the roadmap was changed or left the list since it was shown, and `invalid` at the ends of the list.
 */
export async function moveRoadmap(
	context: AppContext,
	person: Person,
	command: { slug: string; version: number; direction: Direction },
): Promise<Outcome<{ title: string }>> {
	if (!can(person, "administer", { kind: "installation" })) return notFound;
	const moved = await undoRefused(context.db, async (trx) => {
		await lockRoadmaps(trx);
		const all = await listRoadmapPlaces(trx);
		const list = all.filter((place) => seenBy(person, place));
		const roadmap = list.find(({ slug }) => slug === command.slug);
		// Archived, unpublished or never there: whoever sent the form sees the list as it is now.
		if (roadmap?.version !== command.version) return overtaken;
		const neighbour = list[list.indexOf(roadmap) + (command.direction === "up" ? -1 : 1)];
		if (!neighbour)
			return refuse("invalid", `This is the ${command.direction === "up" ? "first" : "last"} already.`);
		return {
			ok: true as const,
			value: await changePlaces({ trx, context, person, all }, roadmap, neighbour),
		};
	});
	if (!moved.ok) return moved;
	for (const message of moved.value.messages) context.publish(message);
	return { ok: true, value: { title: moved.value.title } };
}

interface Moving {
	trx: Db;
	context: AppContext;
	person: Person;
	/** Every roadmap in its order. */
	all: RoadmapPlace[];
}

async function changePlaces(
	{ trx, context, person, all }: Moving,
	roadmap: RoadmapPlace,
	neighbour: RoadmapPlace,
): Promise<{ title: string; messages: RoadmapChanged[] }> {
	for (const [index, { id, position }] of all.entries())
		if (position !== index) await renumberRoadmap(trx, id, index);
	const at = context.now().toISOString();
	const move = async (moved: RoadmapPlace, [from, to]: [number, number]): Promise<RoadmapChanged> => {
		const { id, published } = moved;
		await placeRoadmap(trx, id, to);
		const subject = { type: "roadmap" as const, id };
		const organisationId = actingMembership(person, id, [])?.organisationId ?? null;
		const said = { reason: null, personId: person.id, organisationId, onBehalfOfId: null, at };
		const places = { from: { position: from }, to: { position: to } };
		const line = { kind: "roadmap-moved" as const, ...places, subject, public: false, ...said };
		return {
			roadmapId: id,
			revision: await appendChanges(trx, id, [line]),
			subjects: [subject],
			public: published,
		};
	};
	const [here, there] = [all.indexOf(roadmap), all.indexOf(neighbour)];
	const messages = [await move(roadmap, [here, there]), await move(neighbour, [there, here])];
	return { title: roadmap.title, messages };
}

const overtaken = refuse(
	"stale",
	"Somebody changed this roadmap or its place since the list was shown. This is the list as it is now: move it again if need be.",
);
