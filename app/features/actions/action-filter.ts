import type { ActionSummary, OrganisationName, WorkstreamActions } from "#app/domain/read-model.ts";
import { type Status, statuses } from "#app/domain/status.ts";

/** What a list of actions is narrowed to, as its address says. */
export interface ActionFilter {
	/** Any of these; all where there is none. */
	statuses: Status[];
	/** Slug of an organisation that leads or supports; null for all. */
	organisation: string | null;
	/** Values of the address that mean nothing here, shortened: they are named, and otherwise ignored. */
	ignored: string[];
}

/**
 * Reads `?status=at-risk&status=off-track&organisation=nhs-england`. Empty values are what an unused form field sends.
 * Whatever else is unknown is ignored and reported, never a failure: addresses are typed, shared and outlive data.
 */
export function parseActionFilter(
	search: URLSearchParams,
	organisations: Pick<OrganisationName, "slug">[],
): ActionFilter {
	const wanted = search.getAll("status").filter((value) => value !== "");
	const organisation = search.getAll("organisation").find((value) => value !== "") ?? null;
	const isKnown = organisations.some(({ slug }) => slug === organisation);
	const unknown = wanted.filter((value) => !isStatus(value));
	if (organisation !== null && !isKnown) unknown.push(organisation);
	return {
		statuses: statuses.filter((status) => wanted.includes(status)),
		organisation: isKnown ? organisation : null,
		ignored: [...new Set(unknown.map(shorten))].slice(0, 3),
	};
}

/** Whether the filter leaves anything out. */
export const isFiltering = (filter: ActionFilter): boolean =>
	filter.statuses.length > 0 || filter.organisation !== null;

/** The workstreams that have a matching action, each with those actions only; all of them without a filter. */
export function applyActionFilter(
	workstreams: WorkstreamActions[],
	filter: ActionFilter,
): WorkstreamActions[] {
	if (!isFiltering(filter)) return workstreams;
	return workstreams
		.map((workstream) => ({
			...workstream,
			actions: workstream.actions.filter((action) => matches(action, filter)),
		}))
		.filter((workstream) => workstream.actions.length > 0);
}

function matches(action: ActionSummary, { statuses: wanted, organisation }: ActionFilter): boolean {
	const named = action.lead ? [action.lead, ...action.supporting] : action.supporting;
	return (
		(wanted.length === 0 || wanted.includes(action.status)) &&
		(organisation === null || named.some(({ slug }) => slug === organisation))
	);
}

const isStatus = (value: string): boolean => statuses.some((status) => status === value);
const shorten = (value: string) => (value.length > 40 ? `${value.slice(0, 40)}…` : value);
