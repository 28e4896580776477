import type { Day } from "#app/domain/dates.ts";
import { formatDay } from "#app/domain/dates.ts";
import { statusMeanings } from "#app/domain/status.ts";
import type { ActionFilter } from "./action-filter.ts";
import { dueWishWords } from "./due-filter.ts";

interface Named {
	partners: { slug: string; name: string }[];
	workstreams: { slug: string; title: string }[];
}

/** What a filter asks for, part by part, as people say it; nothing where it leaves nothing out. */
export function filterWords(filter: ActionFilter, { partners, workstreams }: Named, today: Day): string[] {
	const { statuses, workstream, organisation, due } = filter;
	const labels = statuses.map((status) => statusMeanings[status].label);
	return [
		...(labels.length > 0 ? [new Intl.ListFormat("en-GB", { type: "disjunction" }).format(labels)] : []),
		...workstreams.filter(({ slug }) => slug === workstream).map(({ title }) => `In “${title}”`),
		...partners.filter(({ slug }) => slug === organisation).map(({ name }) => `Led or supported by ${name}`),
		...(due.wish === null ? [] : [dueWishWords(due.wish, today)]),
		...(due.by === null ? [] : [`Due by ${formatDay(due.by.day)}`]),
	];
}
