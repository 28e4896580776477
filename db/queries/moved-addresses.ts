import type { ActionSubject, RoadmapSubject } from "#app/domain/access.ts";
import { isReservedSlug } from "#app/domain/reserved-slugs.ts";
import type { Db } from "../database.ts";
import type { SlugRedirectRow } from "../schema-editing.ts";
import { findActionSubjectById } from "./action-subject.ts";
import { findRoadmapSubject } from "./roadmap-subject.ts";
import { findMovedSlug } from "./slug-redirects.ts";

/** Where something is now that had an address before, and what permission to read it looks at. */
export interface MovedAddress {
	path: string;
	subject: RoadmapSubject | ActionSubject;
	/** Whether everybody may read it. */
	isPublic: boolean;
}

type Kind = Exclude<SlugRedirectRow["kind"], "roadmap">;

/** The words of addresses behind which a slug stands. */
const kindOf: Record<string, Kind> = {
	actions: "action",
	workstreams: "workstream",
	measures: "measure",
	partners: "organisation",
	organisations: "organisation",
};

/** Finds the present address for an old one; undefined when nothing in it has moved. At most three look-ups by key. */
export async function findMovedAddress(db: Db, path: string): Promise<MovedAddress | undefined> {
	const parts = path.split("/").slice(1).map(decoded);
	const at = placeOfRoadmap(parts);
	const given = parts[at];
	if (given === undefined || given === "") return undefined;
	const [slug, end] = splitEnd(given);
	if (isReservedSlug(slug)) return undefined;
	const movedRoadmap = await findMovedSlug(db, "roadmap", "", slug);
	const roadmap = await findRoadmapSubject(db, movedRoadmap?.id ?? slug);
	if (!roadmap) return undefined;
	if (movedRoadmap) parts[at] = roadmap.slug + end;
	const action = await moveRecord(db, roadmap.id, parts, at);
	if (!movedRoadmap && action === undefined) return undefined;
	const subject = (action ?? roadmap).subject;
	const isPublic = roadmap.subject.published && !(subject.kind === "action" && subject.internal);
	return { path: `/${parts.map(encodeURIComponent).join("/")}`, subject, isPublic };
}

/** Where the slug of a roadmap stands: pages of partners and the read API have words before it. */
function placeOfRoadmap(parts: string[]): number {
	if (parts[0] === "workspace") return 1;
	return parts.slice(0, 3).join("/") === "api/v1/roadmaps" ? 3 : 0;
}

/** Puts the present slug of a record in the place of its old one; undefined when it has not moved. */
async function moveRecord(db: Db, roadmapId: string, parts: string[], at: number) {
	const index = parts.findIndex((part, place) => place > at && Object.hasOwn(kindOf, part));
	const kind = kindOf[parts[index] ?? ""];
	const given = parts[index + 1];
	if (kind === undefined || given === undefined) return undefined;
	const [slug, end] = splitEnd(given);
	const moved = await findMovedSlug(db, kind, roadmapId, slug);
	if (!moved) return undefined;
	parts[index + 1] = moved.slug + end;
	if (kind !== "action") return findRoadmapSubject(db, roadmapId);
	return findActionSubjectById(db, moved.id);
}

/** A slug and what follows it in the name of a file: `.data`, `.json`. */
function splitEnd(part: string): [slug: string, end: string] {
	const dot = part.indexOf(".");
	return dot === -1 ? [part, ""] : [part.slice(0, dot), part.slice(dot)];
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return "";
	}
}
