import type { ContentsAdded, RoadmapAdded } from "#app/domain/added-records.ts";
import type { ChangeContent, ChangeSubject } from "#app/domain/change.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { NewChange } from "#db/queries/ledger.ts";

/**
 * The ledger lines of a loaded roadmap, in the order in which the records depend on each other. Nobody is named: the statements
 * are those of the file. Meetings are never public.
 */
export function addedChanges(roadmap: RoadmapAdded, contents: ContentsAdded, at: Instant): NewChange[] {
	const line = (
		content: ChangeContent,
		type: ChangeSubject["type"],
		id: string,
		isPublic = roadmap.published,
	): NewChange => ({
		...content,
		subject: { type, id },
		public: isPublic,
		reason: null,
		personId: null,
		organisationId: null,
		onBehalfOfId: null,
		at,
	});
	return [
		line({ kind: "roadmap-added", from: null, to: roadmap }, "roadmap", roadmap.id),
		...contents.partners.map((to) => line({ kind: "partner-added", from: null, to }, "organisation", to.id)),
		...contents.workstreams.map((to) =>
			line({ kind: "workstream-added", from: null, to }, "workstream", to.id),
		),
		...contents.actions.map((to) => line({ kind: "action-added", from: null, to }, "action", to.id)),
		...contents.measures.map((to) => line({ kind: "measure-added", from: null, to }, "measure", to.id)),
		...contents.meetings.map((to) =>
			line({ kind: "meeting-added", from: null, to }, "meeting", to.id, false),
		),
		...contents.updates.map(({ id, number, title, contentHash }) =>
			line({ kind: "update-published", from: null, to: { number, title, contentHash } }, "update", id),
		),
	];
}
