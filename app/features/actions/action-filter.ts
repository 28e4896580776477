import type { Day } from "#app/domain/dates.ts";
import type { OrganisationName, Workstream } from "#app/domain/read-model.ts";
import { type Status, statuses } from "#app/domain/status.ts";
import type { ActionsWanted } from "#app/domain/wanted-actions.ts";
import { type DueFilter, dueWanted, dueWishes, readDueBy } from "./due-filter.ts";

/** What a list of actions is narrowed to, as its address says. */
export interface ActionFilter {
	/** Any of these; all where there is none. */
	statuses: Status[];
	/** Slug of a workstream; null for all. */
	workstream: string | null;
	/** Slug of an organisation that leads or supports; null for all. */
	organisation: string | null;
	due: DueFilter;
	/** Values of the address that mean nothing here, shortened: they are named, and otherwise ignored. */
	ignored: string[];
}

/** What an address may name on a roadmap. */
interface Known {
	organisations: Pick<OrganisationName, "slug">[];
	workstreams: Pick<Workstream, "slug">[];
}

/** The names under which an address carries the filter. */
export const filterNames = ["status", "workstream", "organisation", "due", "due-by"] as const;

/**
 * Reads `?status=at-risk&status=off-track&workstream=…&organisation=nhs-england&due=overdue&due-by=2028`. Empty values are what
 * an unused form field sends. Whatever else is unknown is ignored and reported, never a failure: addresses are typed, shared
 * and outlive data.
 */
export function parseActionFilter(
	search: URLSearchParams,
	{ organisations, workstreams }: Known,
): ActionFilter {
	const wanted = search.getAll("status").filter((value) => value !== "");
	const unknown = wanted.filter((value) => !isStatus(value));
	/** The first value of a name that means something; what means nothing is reported. */
	const read = <T>(name: (typeof filterNames)[number], meaning: (value: string) => T | null | undefined) => {
		const value = search.getAll(name).find((given) => given.trim() !== "");
		if (value === undefined) return null;
		const found = meaning(value) ?? null;
		if (found === null) unknown.push(value);
		return found;
	};
	return {
		statuses: statuses.filter((status) => wanted.includes(status)),
		workstream: read("workstream", (value) => workstreams.find(({ slug }) => slug === value)?.slug),
		organisation: read("organisation", (value) => organisations.find(({ slug }) => slug === value)?.slug),
		due: {
			wish: read("due", (value) => dueWishes.find((wish) => wish === value)),
			by: read("due-by", readDueBy),
		},
		ignored: [...new Set(unknown.map(shorten))].slice(0, 3),
	};
}

/** Whether the filter leaves anything out. */
export const isFiltering = (filter: ActionFilter): boolean =>
	filter.statuses.length > 0 ||
	[filter.workstream, filter.organisation, filter.due.wish, filter.due.by].some((part) => part !== null);

/** The filter as an address carries it, without what was ignored. */
export const filterFields = (filter: ActionFilter): [name: string, value: string][] =>
	[
		...filter.statuses.map((status) => ["status", status] as const),
		["workstream", filter.workstream] as const,
		["organisation", filter.organisation] as const,
		["due", filter.due.wish] as const,
		["due-by", filter.due.by?.typed ?? null] as const,
	].flatMap(([name, value]) => (value === null ? [] : [[name, value]]));

/** The filter as a list is narrowed by it, on a day. */
export function wantedBy(
	{ statuses: wanted, workstream, organisation, due }: ActionFilter,
	known: { organisations: OrganisationName[]; workstreams: Pick<Workstream, "id" | "slug">[] },
	today: Day,
): ActionsWanted {
	const workstreamId = known.workstreams.find(({ slug }) => slug === workstream)?.id;
	const organisationId = known.organisations.find(({ slug }) => slug === organisation)?.id;
	const asked = dueWanted(due, today);
	return {
		statuses: wanted,
		...(workstreamId !== undefined && { workstreamId }),
		...(organisationId !== undefined && { organisationId }),
		...(asked && { due: asked }),
	};
}

const isStatus = (value: string): boolean => statuses.some((status) => status === value);
const shorten = (value: string) => (value.length > 40 ? `${value.slice(0, 40)}…` : value);
