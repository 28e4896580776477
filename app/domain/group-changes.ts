import { type ChangeCategory, type ChangedItem, changeCategories, type Place } from "./changed-item.ts";

/** By what changes can be grouped. */
export const groupings = ["workstream", "action", "organisation"] as const;
export type Grouping = (typeof groupings)[number];

export interface ChangeGroup {
	key: string;
	title: string;
	/** What its heading leads to; null where there is no page. */
	page: { type: Grouping; slug: string } | null;
	items: ChangedItem[];
}

const whole: Omit<ChangeGroup, "items"> = { key: "whole", title: "The roadmap as a whole", page: null };

/** Puts items into groups, each in the order in which it came; the group with the gravest news first, the roadmap itself last. */
export function groupChanges(items: ChangedItem[], by: Grouping): ChangeGroup[] {
	const groups = new Map<string, ChangeGroup>();
	for (const item of items) {
		const head = headOf(item.place, by);
		const group = groups.get(head.key);
		if (group) group.items.push(item);
		else groups.set(head.key, { ...head, items: [item] });
	}
	return [...groups.values()].sort((a, b) => rankOf(a) - rankOf(b) || (a.title < b.title ? -1 : 1));
}

function rankOf({ key, items }: ChangeGroup): number {
	const [first] = items;
	return key === whole.key || !first ? changeCategories.length : changeCategories.indexOf(first.category);
}

function headOf({ workstream, action, organisation }: Place, by: Grouping): Omit<ChangeGroup, "items"> {
	if (by === "organisation") {
		if (organisation) return named("organisation", { ...organisation, title: organisation.name });
		return action ? { key: "nobody", title: "No lead yet", page: null } : whole;
	}
	if (by === "action" && action) return named("action", action);
	return workstream ? named("workstream", workstream) : whole;
}

const named = (
	type: Grouping,
	{ id, title, slug }: { id: string; title: string; slug: string | null },
): Omit<ChangeGroup, "items"> => ({ key: id, title, page: slug === null ? null : { type, slug } });

const categoryWords: Record<ChangeCategory, [one: string, many: string]> = {
	slipped: ["date slipped", "dates slipped"],
	sooner: ["date was set or moved", "dates were set or moved"],
	worse: ["status got worse", "statuses got worse"],
	better: ["status got better", "statuses got better"],
	completed: ["action was completed", "actions were completed"],
	returned: ["thing changed and came back", "things changed and came back"],
	new: ["thing is new or gone", "things are new or gone"],
	milestone: ["change of a milestone", "changes of milestones"],
	update: ["update was published or changed", "updates were published or changed"],
	duty: ["change of people’s duties", "changes of people’s duties"],
	rest: ["other change", "other changes"],
};

/** How many changes there are of each meaning, as words: "2 dates slipped". Only of those that occur. */
export function countChanges(items: ChangedItem[]): { category: ChangeCategory; words: string }[] {
	return changeCategories.flatMap((category) => {
		const all = items.filter((item) => item.category === category);
		// An update that was published and corrected or withdrawn in the same time is one update.
		const count = category === "update" ? new Set(all.map((item) => item.subjectId)).size : all.length;
		const [one, many] = categoryWords[category];
		return count === 0
			? []
			: { category, words: `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}` };
	});
}
