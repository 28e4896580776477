import { listPartnerIds } from "#db/queries/meeting-people.ts";
import { findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { MeetingForm } from "./answer-meeting-form.server.ts";
import type { ItemWish } from "./change-agenda.server.ts";

/** What the form of an item says, with the partners that it can name. */
export async function itemWishOf(form: MeetingForm): Promise<ItemWish & { partnerIds: string[] }> {
	const { app, fields, roadmapSlug } = form;
	const roadmap = await findRoadmapSubject(app.db, roadmapSlug);
	return {
		title: fields.title ?? "",
		minutes: fields.minutes ?? "",
		presenterId: fields.presenter ?? "",
		public: fields.public === "1",
		partnerIds: roadmap ? await listPartnerIds(app.db, roadmap.id) : [],
	};
}
