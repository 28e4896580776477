import type { Roadmap } from "#app/domain/read-model.ts";
import { listActions } from "#db/queries/actions.ts";
import { listLastChanges } from "#db/queries/last-changes.ts";
import { listEveryMeasure } from "#db/queries/measures.ts";
import { listMeetings } from "#db/queries/meetings.ts";
import { findRoadmap, listPublicRoadmaps } from "#db/queries/roadmaps.ts";
import { listStandingUpdates } from "#db/queries/standing-updates.ts";
import type { AppContext } from "../../context.server.ts";
import { publicAnswer } from "./public-answer.server.ts";

/** What one file may hold, by the rules of sitemaps.org. */
const mostPages = 50_000;

interface PublicPage {
	path: string;
	/** When it last changed; null where that is not known. */
	changedAt: string | null;
}

/** Every public page of every published roadmap for search engines, in the format of sitemaps.org. */
export async function answerSitemap(context: AppContext): Promise<Response> {
	const pages: PublicPage[] = [{ path: "/", changedAt: null }];
	for (const { slug } of await listPublicRoadmaps(context.db)) {
		const roadmap = await findRoadmap(context.db, slug);
		if (roadmap) pages.push(...(await listPages(context, roadmap)));
	}
	const lines = pages
		.slice(0, mostPages)
		.map(
			({ path, changedAt }) =>
				`<url><loc>${context.origin()}${path}</loc>${changedAt === null ? "" : `<lastmod>${changedAt}</lastmod>`}</url>`,
		);
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`,
		{
			headers: {
				"Content-Type": "application/xml; charset=utf-8",
				...publicAnswer({ depends: ["roadmaps"] }),
			},
		},
	);
}

/** The public pages of one roadmap. Slugs need no escaping in addresses or XML. */
async function listPages({ db }: AppContext, roadmap: Roadmap): Promise<PublicPage[]> {
	const changes = await listLastChanges(db, roadmap.id);
	const workstreams = await listActions(db, roadmap.id, { withInternal: false });
	const measures = await listEveryMeasure(db, roadmap.id);
	const updates = await listStandingUpdates(db, roadmap.id);
	const meetings = await listMeetings(db, roadmap.id);
	const last = (ids: string[]) => newest(ids.flatMap((id) => changes.get(id)?.at ?? []));
	const about = new Map<string | null, string[]>();
	for (const { id, subjectId } of updates) about.set(subjectId, [...(about.get(subjectId) ?? []), id]);
	const withUpdates = (id: string) => last([id, ...(about.get(id) ?? [])]);
	const page = (path: string, changedAt: string | null) => ({ path: `/${roadmap.slug}${path}`, changedAt });
	const everything = changes.get(roadmap.id)?.at ?? null;
	return [
		...[
			"",
			"/changes",
			"/updates",
			"/measures",
			"/partners",
			"/decisions",
			"/data",
			"/timeline",
			"/status-over-time",
		].map((path) => page(path, everything)),
		...workstreams.flatMap(({ id, slug, actions }) => [
			page(`/workstreams/${slug}`, last([id, ...actions.map((action) => action.id)])),
			...actions.map((action) => page(`/actions/${action.slug}`, withUpdates(action.id))),
		]),
		...roadmap.partners.map(({ id, slug }) => page(`/partners/${slug}`, last([id]))),
		...measures
			.filter(
				({ workstreamId }) => workstreamId === null || workstreams.some(({ id }) => id === workstreamId),
			)
			.map(({ id, slug }) => page(`/measures/${slug}`, last([id]))),
		...updates.map(({ id, number }) => page(`/updates/${number}`, last([id]))),
		...meetings
			.filter(({ closedAt, publicVersion }) => closedAt !== null && publicVersion !== null)
			.map(({ id, slug }) => page(`/meetings/${slug}`, last([id]))),
	];
}

const newest = (instants: string[]): string | null =>
	instants.reduce<string | null>((latest, at) => (latest === null || at > latest ? at : latest), null);
