import type {
	ActionAdded,
	ContentsAdded,
	MeasureAdded,
	MeetingAdded,
	PartnerAdded,
	WorkstreamAdded,
} from "#app/domain/added-records.ts";
import { dayOf, type Instant } from "#app/domain/dates.ts";
import type {
	ActionInFile,
	IndicatorInFile,
	MeetingInFile,
	RoadmapFile,
} from "#app/domain/exported-format.ts";
import type { Partner } from "#app/domain/read-model.ts";
import { planUpdates } from "./plan-updates.ts";

/** What a file does not say and a plan needs. */
export interface PlanOptions {
	/** The instant at which the file says how things stand. */
	asOf: Instant;
	/** Slug → id of every organisation of the file. */
	organisationIds: ReadonlyMap<string, string>;
	/** The part that an organisation has, by slug; `partner` where nothing is said. */
	parts: Readonly<Record<string, Partner["part"]>>;
	newId: () => string;
	/** SHA-256 (hex) of a text. */
	hash: (text: string) => string;
}

/** Decides what is stored for a valid file, record by record, without storing anything. */
export function planContents(file: RoadmapFile, options: PlanOptions): ContentsAdded {
	const workstreams = planWorkstreams(file, options);
	const workstreamIds = idsOf(workstreams);
	const actions = file.workstreams.flatMap((workstream) =>
		workstream.actions.map((action, position) =>
			planAction(action, idOf(workstreamIds, workstream.slug), position, options),
		),
	);
	return {
		partners: planPartners(file, options),
		workstreams,
		actions,
		measures: file.indicators.map((indicator, position) =>
			planMeasure(indicator, workstreamIds, position, options),
		),
		meetings: file.meetings.map((meeting, position) => planMeeting(meeting, position, options)),
		updates: planUpdates(file.updates, { workstreams: workstreamIds, actions: idsOf(actions) }, options),
	};
}

const idsOf = (records: { slug: string; id: string }[]): ReadonlyMap<string, string> =>
	new Map(records.map(({ slug, id }) => [slug, id]));

/** The id of a record by its slug; a file that was checked has no other slugs. */
export function idOf(ids: ReadonlyMap<string, string>, slug: string): string {
	const id = ids.get(slug);
	if (id === undefined) throw new Error(`The file was not checked: nothing is called ${slug}`);
	return id;
}

function planPartners(file: RoadmapFile, { organisationIds, parts }: PlanOptions): PartnerAdded[] {
	return file.organisations.map(({ slug, name, kind, role, part }, position) => {
		const id = idOf(organisationIds, slug);
		return { id, slug, name, kind, part: part ?? parts[slug] ?? "partner", description: role, position };
	});
}

function planWorkstreams(file: RoadmapFile, { newId }: PlanOptions): WorkstreamAdded[] {
	return file.workstreams.map(({ slug, title, summary, ambition, commitment }, position) => ({
		id: newId(),
		slug,
		title,
		summary,
		ambition: ambition ?? null,
		commitment: commitment ?? null,
		position,
	}));
}

function planAction(
	action: ActionInFile,
	workstreamId: string,
	position: number,
	{ asOf, organisationIds, newId }: PlanOptions,
): ActionAdded {
	return {
		id: newId(),
		workstreamId,
		slug: action.slug,
		title: action.title,
		description: action.description,
		leadOrganisationId:
			action.leadOrganisation === undefined ? null : idOf(organisationIds, action.leadOrganisation),
		supportingOrganisationIds: action.supportingOrganisations.map((slug) => idOf(organisationIds, slug)),
		ownerId: null,
		startsOn: action.startsOn ?? null,
		dueOn: action.dueOn ?? null,
		originalDueOn: action.originalDueOn === undefined ? (action.dueOn ?? null) : action.originalDueOn,
		status: action.status,
		statusReason: action.statusNote,
		statusPath: action.statusPath ?? null,
		statusAt: inUtc(action.statusAt) ?? asOf,
		...(action.confirmedAt !== undefined && { confirmedAt: new Date(action.confirmedAt).toISOString() }),
		internal: false,
		position,
		milestones: action.milestones.map(({ title, dueOn, completedOn }) => ({
			id: newId(),
			title,
			dueOn: dueOn ?? null,
			completedOn: completedOn ?? null,
		})),
		source: action.source ?? null,
		illustrative: action.illustrative,
	};
}

function planMeasure(
	indicator: IndicatorInFile,
	workstreamIds: ReadonlyMap<string, string>,
	position: number,
	{ newId }: PlanOptions,
): MeasureAdded {
	const { slug, name, definition, unit, direction, workstream, source, illustrative } = indicator;
	return {
		id: newId(),
		slug,
		workstreamId: workstream === undefined ? null : idOf(workstreamIds, workstream),
		name,
		definition,
		unit,
		direction,
		baseline: indicator.baseline ?? null,
		target: indicator.target ?? null,
		interpretation: indicator.interpretation ?? null,
		nextReleaseOn: indicator.nextReleaseOn ?? null,
		measurements: indicator.measurements.map(({ period, value, ...more }) => ({
			period,
			value,
			numerator: more.numerator ?? null,
			denominator: more.denominator ?? null,
			provisional: more.provisional ?? false,
		})),
		source: source ?? null,
		illustrative,
		position,
	};
}

const inUtc = (instant: string | undefined) =>
	instant === undefined ? undefined : new Date(instant).toISOString();

function planMeeting(meeting: MeetingInFile, position: number, { asOf, newId }: PlanOptions): MeetingAdded {
	const startsAt = new Date(meeting.startsAt).toISOString();
	return {
		id: newId(),
		slug: meeting.slug,
		title: meeting.title,
		startsAt,
		venue: meeting.venue ?? null,
		summary: meeting.summary,
		state: dayOf(startsAt) < dayOf(asOf) ? "closed" : "open",
		agenda: meeting.agenda.map((title) => ({ id: newId(), title, public: true })),
		position,
		source: meeting.source,
		illustrative: meeting.illustrative,
	};
}
