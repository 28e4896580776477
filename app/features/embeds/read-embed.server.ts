import type { AppContext } from "../../context.server.ts";
import { readActionPage } from "../public/action-page.server.ts";
import { readMeasurePage } from "../public/measure-page.server.ts";
import { readPartnerPage } from "../public/partner-page.server.ts";
import { readRoadmapPage } from "../public/roadmap-page.server.ts";
import type { PageParams } from "./embeddable.ts";

const asItStands = () => new URLSearchParams();

/** What a frame shows, read as its public page is: nothing else is public; null where there is no such page. */
export async function readEmbed(context: AppContext, params: PageParams) {
	const { roadmap = "", action, organisation, measure } = params;
	const path = `/${roadmap}`;
	if (action !== undefined) {
		const page = await readActionPage(context, roadmap, action, asItStands());
		return (
			page && {
				kind: "action" as const,
				page,
				path: `${path}/actions/${action}`,
				title: `${page.action.title}: how it is going`,
			}
		);
	}
	if (organisation !== undefined) {
		const page = await readPartnerPage(context, { roadmap, organisation }, asItStands());
		return (
			page && {
				kind: "partner" as const,
				page,
				path: `${path}/partners/${organisation}`,
				title: `${page.partner.name}: what it promised on ${page.roadmap.title}`,
			}
		);
	}
	if (measure !== undefined) {
		const page = await readMeasurePage(context, { roadmap, measure }, asItStands());
		return (
			page && {
				kind: "measure" as const,
				page,
				path: `${path}/measures/${measure}`,
				title: `${page.measure.name}: figures and target`,
			}
		);
	}
	const page = await readRoadmapPage(context, roadmap, asItStands());
	return page && { kind: "roadmap" as const, page, path, title: `${page.roadmap.title}: how it is going` };
}

export type EmbedData = NonNullable<Awaited<ReturnType<typeof readEmbed>>>;
