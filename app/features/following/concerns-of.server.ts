import type { PlacedLine } from "#app/domain/changed-item.ts";
import type { Db } from "#db/database.ts";
import { type FollowedSubject, listActionIdsOf } from "#db/queries/followed-subjects.ts";

/** Which lines are about what is followed; a partner's are those of the actions that it leads or supports, too. */
export async function concernsOf(db: Db, subject: FollowedSubject): Promise<(line: PlacedLine) => boolean> {
	const { id, roadmap } = subject;
	switch (subject.type) {
		case "roadmap":
			return () => true;
		case "workstream":
			return ({ place }) => place.workstream?.id === id;
		case "action":
			return ({ place }) => place.action?.id === id;
		case "partner": {
			const actions = await listActionIdsOf(db, roadmap.id, id);
			return ({ place }) => (place.action ? actions.has(place.action.id) : place.organisation?.id === id);
		}
	}
}
