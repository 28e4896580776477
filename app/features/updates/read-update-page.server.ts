import { can } from "#app/domain/access.ts";
import type { UpdateInFull } from "#app/domain/read-model.ts";
import { parseRecord } from "#app/domain/update-record.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";
import { compareTexts } from "./compare-texts.ts";

/** What an address of an update names. */
interface UpdateAddress {
	roadmap: string | undefined;
	/** The number, as it stands in the address. */
	update: string | undefined;
	/** An earlier wording; the last one where the address names none. */
	version?: string | undefined;
}

/** What the public page of an update shows; null when there is nothing to see. */
export async function readUpdatePage(context: AppContext, address: UpdateAddress, search: URLSearchParams) {
	const found = await findPublicUpdate(context, address, search);
	if (!found) return null;
	const { source, update } = found;
	const { text: _, record, ...shown } = update;
	return {
		roadmap: source.roadmap,
		asAt: source.asAt,
		today: source.today,
		update: shown,
		/** Everything that was published; null for what was loaded from a file. */
		record: record === null ? null : parseRecord(record),
		before: await nameOf(findBefore(source, update)),
		standing: update.withdrawn ? await nameOf(findStanding(source, update)) : null,
	};
}

export type UpdatePageData = NonNullable<Awaited<ReturnType<typeof readUpdatePage>>>;

/** What became of the update before on the way to this one; null when there is nothing to see, or none before. */
export async function readUpdateChanges(
	context: AppContext,
	address: UpdateAddress,
	search: URLSearchParams,
) {
	const found = await findPublicUpdate(context, address, search);
	const before = found && (await findBefore(found.source, found.update));
	const earlier = before && (await found.source.findUpdate(before.number));
	if (!found || !earlier) return null;
	const { source, update } = found;
	const name = ({ number, title, publishedAt, status }: UpdateInFull) => ({
		number,
		title,
		publishedAt,
		status,
	});
	return {
		roadmap: source.roadmap,
		asAt: source.asAt,
		today: source.today,
		about: update.about,
		update: name(update),
		before: name(earlier),
		blocks: compareTexts(earlier.text, update.text),
	};
}

export type UpdateChangesData = NonNullable<Awaited<ReturnType<typeof readUpdateChanges>>>;

/** The text over which the hash of an update was made, byte for byte; null for what was loaded, or is not there. */
export async function readUpdateRecord(context: AppContext, address: UpdateAddress) {
	const found = await findPublicUpdate(context, address, new URLSearchParams());
	if (!found || found.update.record === null) return null;
	return { roadmap: found.source.roadmap, record: found.update.record };
}

/** An update that the public may see, with the source of its roadmap; null when there is nothing to see. */
export async function findPublicUpdate(context: AppContext, address: UpdateAddress, search: URLSearchParams) {
	const number = readNumber(address.update);
	const version = address.version === undefined ? undefined : readNumber(address.version);
	if (number === null || version === null) return null;
	const source = await openRoadmap(context, address.roadmap ?? "", search);
	const update = await source?.findUpdate(number, version);
	if (!source || !update || !(await isPublic(source, update))) return null;
	return { source, update };
}

/** What an update is about must be public; an archived action takes its updates with it. */
async function isPublic(source: RoadmapSource, { about }: UpdateInFull): Promise<boolean> {
	if (about.type === "workstream") return (await source.listWorkstreams()).some(({ id }) => id === about.id);
	const action = await source.findAction(about.slug);
	if (action?.id !== about.id) return false;
	const { id: roadmapId, published } = source.roadmap;
	return can(null, "read", {
		kind: "action",
		roadmapId,
		published,
		internal: action.internal,
		leadOrganisationId: action.lead?.id ?? null,
		supportingOrganisationIds: action.supporting.map(({ id }) => id),
	});
}

/** The update before that stands. */
async function findBefore(source: RoadmapSource, { about, number }: UpdateInFull) {
	const [before] = await source.listUpdatesOf(about.id, { limit: 1, throughNumber: number - 1 });
	return before ?? null;
}

/** The update that is shown in the place of a withdrawn one. */
async function findStanding(source: RoadmapSource, { about }: UpdateInFull) {
	const [standing] = await source.listUpdatesOf(about.id, { limit: 1 });
	return standing ?? null;
}

async function nameOf(update: ReturnType<typeof findBefore>) {
	const found = await update;
	return found && { number: found.number, title: found.title };
}

const readNumber = (text: string | undefined): number | null =>
	text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
