import { type ChangedItem, changeCategories, type PlacedLine } from "./changed-item.ts";
import { type Audience, describeActor, describeChange } from "./describe-change.ts";
import {
	confirmations,
	dueDate,
	milestone,
	milestoneDate,
	owner,
	status,
	type Told,
} from "./tell-changes.ts";
import { tellLoading } from "./tell-loading.ts";

/**
 * What changed in a time, as sentences for somebody who was away: slipped dates first, then changes of status (worse before
 * better), what is new or complete, milestones, updates, people's duties, the rest. Several changes of one field are one
 * sentence, from what it was before the first to what it is after the last. `lines` are the lines of that time, oldest first.
 */
export function tellChanges(lines: PlacedLine[], audience: Audience): ChangedItem[] {
	const { loading, others } = tellLoading(lines);
	const folds = new Map<string, PlacedLine[]>();
	for (const line of others) {
		const key = fieldOf(line);
		const fold = folds.get(key);
		if (fold) fold.push(line);
		else folds.set(key, [line]);
	}
	const items = [...folds.values()].flatMap((fold) => itemOf(fold, audience) ?? []);
	return [...loading, ...items].sort(
		(a, b) =>
			changeCategories.indexOf(a.category) - changeCategories.indexOf(b.category) || b.revision - a.revision,
	);
}

/** Lines with the same field are told as one. */
function fieldOf({ content, subject, revision, personName, organisation }: PlacedLine): string {
	switch (content.kind) {
		case "status-changed":
		case "status-confirmed":
		case "due-date-changed":
		case "owner-changed":
			return `${content.kind} ${subject.id}`;
		case "milestone-changed":
			return `${content.kind} ${content.to.milestoneId}`;
		case "milestone-reworded":
			// A new date is told as a date; a new title by itself.
			return content.from.dueOn === content.to.dueOn
				? String(revision)
				: `${content.kind} ${content.to.milestoneId}`;
		case "agenda-changed":
			// Whoever prepares a meeting changes its agenda item by item: that is one piece of news.
			return `${content.kind} ${subject.id} ${personName} ${organisation?.id}`;
		default:
			return String(revision);
	}
}

function itemOf(fold: PlacedLine[], audience: Audience): ChangedItem | null {
	const [first] = fold;
	const last = fold.at(-1);
	if (!first || !last) return null;
	const told = tell(fold, first, last, audience);
	return (
		told && {
			category: told.category,
			sentence: told.sentence,
			place: last.place,
			subjectId: last.subject.id,
			said: {
				who: told.saysWho ? null : describeActor(last, audience),
				at: last.at,
				reason: last.reason,
				madeIn: told.saysWho ? null : last.madeIn,
			},
			steps: fold.length,
			revision: last.revision,
		}
	);
}

function tell(fold: PlacedLine[], first: PlacedLine, last: PlacedLine, audience: Audience): Told | null {
	const [from, to] = [first.content, last.content];
	const steps = fold.length;
	if (from.kind === "due-date-changed" && to.kind === "due-date-changed") {
		const original = last.place.action?.originalDueOn ?? null;
		return dueDate({ from: from.from.dueOn, to: to.to.dueOn, original, agreedBy: to.to.agreedBy, steps });
	}
	if (from.kind === "milestone-reworded" && to.kind === "milestone-reworded")
		if (from.from.dueOn !== to.to.dueOn || steps > 1)
			return milestoneDate({ title: to.to.title, from: from.from.dueOn, to: to.to.dueOn, steps });
	if (from.kind === "status-changed" && to.kind === "status-changed")
		return status({ from: from.from.status, to: to.to.status, path: to.to.path, steps });
	if (to.kind === "status-confirmed") return confirmations(to.to.status, steps);
	if (from.kind === "owner-changed" && to.kind === "owner-changed")
		return owner({ from: from.from.ownerId, to: to.to.ownerId }, nameIn(fold, audience));
	if (from.kind === "milestone-changed" && to.kind === "milestone-changed")
		return milestone({
			title: to.to.title,
			from: from.from.completedOn,
			to: to.to.completedOn,
			steps,
		});
	return { category: categoryOf(last), sentence: describeChange(last, audience), saysWho: true };
}

const nameIn = (fold: PlacedLine[], { owners }: Audience) => {
	const people = Object.assign({}, ...fold.map((line) => line.people)) as Record<string, string>;
	return (id: string) => (owners ? people[id] : undefined);
};

/** What a line that is told by itself means. */
function categoryOf({ content }: PlacedLine): ChangedItem["category"] {
	switch (content.kind) {
		case "roadmap-added":
		case "partner-added":
		case "workstream-added":
		case "action-added":
		case "measure-added":
		case "action-archived":
		case "action-restored":
		case "workstream-archived":
		case "workstream-restored":
		case "measurement-added":
			return "new";
		case "milestone-added":
		case "milestone-removed":
		case "milestone-reworded":
			return "milestone";
		case "update-published":
		case "update-corrected":
		case "update-withdrawn":
			return "update";
		case "action-changed":
			return "ownerId" in content.to || "leadOrganisationId" in content.to ? "duty" : "rest";
		case "person-joined":
		case "role-changed":
		case "person-left":
		case "person-removed":
			return "duty";
		default:
			return "rest";
	}
}
