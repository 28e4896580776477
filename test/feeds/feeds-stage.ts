import { changeStatus } from "#app/features/actions/change-status.server.ts";
import * as atom from "#app/routes/feeds/atom.ts";
import * as calendar from "#app/routes/feeds/calendar.ts";
import * as json from "#app/routes/feeds/json.ts";
import type { Db } from "#db/database.ts";
import { insertCorrection } from "#db/queries/updates.ts";
import { publishLine } from "#test/following/following-stage.ts";
import { startPublicSite } from "#test/public/public-site.ts";
import { addPartnership } from "#test/support/partnership.ts";

/** The pages that can be subscribed to, as routes and as addresses on the stage. */
export const pages = {
	roadmap: [":roadmap", "/small"],
	workstream: [":roadmap/workstreams/:workstream", "/small/workstreams/together"],
	action: [":roadmap/actions/:action", "/small/actions/open-clinic"],
	partner: [":roadmap/partners/:organisation", "/small/partners/council"],
} as const;

const routes = Object.fromEntries(
	Object.entries(pages).flatMap(([name, [path]]) => [
		[`${name}-atom`, { path: `${path}/changes.atom`, module: atom }],
		[`${name}-json`, { path: `${path}/changes.json`, module: json }],
		[`${name}-calendar`, { path: `${path}/calendar.ics`, module: calendar }],
	]),
);

/** Public pages and feeds of a small partnership on a free port; close it. */
export async function feedsStage(db: Db, over: Parameters<typeof addPartnership>[1] = {}) {
	const partnership = await addPartnership(db, over);
	const { action, people, organisations } = partnership;
	const clock = { at: new Date("2026-11-20T12:00:00.000Z") };
	const site = await startPublicSite(db, { more: routes, now: () => clock.at });
	const later = () => {
		clock.at = new Date(clock.at.getTime() + 3_600_000);
	};
	return {
		...partnership,
		...site,
		clock,
		later,
		/** The lead states another status. */
		async change(reason: string, status: "at-risk" | "off-track" = "at-risk") {
			later();
			const { version } = await db
				.selectFrom("action")
				.select("version")
				.where("id", "=", action.id)
				.executeTakeFirstOrThrow();
			const where = { roadmapSlug: "small", actionSlug: "open-clinic", version };
			const done = await changeStatus(site.app, people.councilLead, {
				...where,
				status,
				reason,
				path: "Ask.",
			});
			if (!done.ok) throw new Error(done.message);
		},
		/** An update is published; it may be corrected or withdrawn later. Returns its id. */
		async publish(number: number, title: string, html: string) {
			later();
			const id = await publishLine(db, partnership, { number, title, html, at: clock.at });
			site.forget(`roadmap:${partnership.roadmap.id}`);
			return id;
		},
		async correct(updateId: string, title: string, html: string, note: string) {
			later();
			const { id: person_id } = people.councilLead;
			await insertCorrection(db, {
				...{
					update_id: updateId,
					version: 2,
					title,
					html,
					text: html,
					note,
					record: "{}",
					content_hash: "1",
				},
				...{ person_id, organisation_id: organisations.council, on_behalf_of_id: null },
				at: clock.at.toISOString(),
			});
			site.forget(`roadmap:${partnership.roadmap.id}`);
		},
		async feed(path: string) {
			const atomic = await site.ask(`${path}/changes.atom`);
			const asJson = await site.ask(`${path}/changes.json`);
			return { atom: atomic, json: asJson };
		},
	};
}
