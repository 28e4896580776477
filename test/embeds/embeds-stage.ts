import { randomUUID } from "node:crypto";
import * as frame from "#app/routes/embeds/frame.ts";
import * as oembed from "#app/routes/embeds/oembed.ts";
import * as measure from "#app/routes/public/measure.tsx";
import * as partner from "#app/routes/public/partner.tsx";
import type { Db } from "#db/database.ts";
import { startPublicSite } from "#test/public/public-site.ts";
import { addPartnership } from "#test/support/partnership.ts";

/** The pages that other sites can show, as routes and as addresses on the stage. */
export const pages = {
	roadmap: [":roadmap", "/small"],
	action: [":roadmap/actions/:action", "/small/actions/open-clinic"],
	partner: [":roadmap/partners/:organisation", "/small/partners/council"],
	measure: [":roadmap/measures/:measure", "/small/measures/visits"],
} as const;

const routes = {
	oembed: { path: "oembed", module: oembed },
	partner: { path: pages.partner[0], module: partner },
	measure: { path: pages.measure[0], module: measure },
	...Object.fromEntries(
		Object.entries(pages).map(([name, [path]]) => [
			`${name}-frame`,
			{ path: `embed/${path}`, module: frame },
		]),
	),
};

/** Public pages, frames and oEmbed of a small partnership with a measure, on a free port; close it. */
export async function embedsStage(db: Db, over: Parameters<typeof addPartnership>[1] = {}) {
	const partnership = await addPartnership(db, over);
	const nothing = { workstream_id: null, interpretation: null, source: null };
	const goals = { baseline_period: null, baseline_value: null, target_period: "2030", target_value: 900 };
	await db
		.insertInto("measure")
		.values({
			...{ id: randomUUID(), roadmap_id: partnership.roadmap.id, slug: "visits", name: "Visits" },
			...{
				definition: "How many came.",
				unit: "people",
				direction: "up" as const,
				position: 1,
				illustrative: "[]",
			},
			...nothing,
			...goals,
		})
		.execute();
	const site = await startPublicSite(db, { more: routes });
	return { ...partnership, ...site, forgetAll: () => site.forget(`roadmap:${partnership.roadmap.id}`) };
}
