import type { ActionCount, ActionPart } from "#app/domain/action-parts.ts";
import type { Day, Instant } from "#app/domain/dates.ts";
import type { ChangeLine } from "#app/domain/describe-change.ts";
import type { Decision, Meeting } from "#app/domain/meeting.ts";
import type {
	Action,
	ActionSummary,
	Measure,
	Milestone,
	Partner,
	PublishedUpdate,
	Roadmap,
	UpdateInFull,
	Workstream,
	WorkstreamActions,
} from "#app/domain/read-model.ts";
import type { ActionsWanted } from "#app/domain/wanted-actions.ts";

/**
 * One public roadmap as the readers of public pages get it, either as it stands now (from the tables) or as it stood at the
 * end of a day (from the ledger). Pages ask only this, so that every page can be shown as at a date. What it gives may hold
 * more than the public may see (owners, internal actions): the page's own loader takes that out, in both cases alike.
 */
export interface RoadmapSource {
	roadmap: Roadmap;
	/** The day as at which the page is shown; null for the page of now. */
	asAt: Day | null;
	/** The day by which “overdue” and the like are computed: today, or the day as at which the page is shown. */
	today: Day;
	/** Every workstream with its actions in display order, without internal actions. Pages ask for a part (`listActionPart`). */
	listActions(): Promise<WorkstreamActions[]>;
	/** Every workstream, in display order. */
	listWorkstreams(): Promise<Workstream[]>;
	/** How many actions are wanted, by workstream and status, without internal ones. */
	countActions(wanted: ActionsWanted): Promise<ActionCount[]>;
	/** A stretch of the wanted actions of a workstream, in display order, without internal ones. */
	listActionPart(wanted: ActionsWanted, part: ActionPart): Promise<ActionSummary[]>;
	/** Whether anything about an action was made up, without internal ones. */
	hasMadeUpAction(): Promise<boolean>;
	/** How many actions each organisation leads and supports, by its id. */
	countByOrganisation(): Promise<ReadonlyMap<string, { leads: number; supports: number }>>;
	/** The first and the last day that an action or a milestone names; null where there is none. */
	spanOfActions(wanted: ActionsWanted): Promise<DaySpan | null>;
	/** The milestones of these actions, in their order by the id of the action; actions without any may be left out. */
	listMilestones(actionIds: string[]): Promise<ReadonlyMap<string, Milestone[]>>;
	/** An action by its slug, internal ones too; undefined when there is none. */
	findAction(slug: string): Promise<Action | undefined>;
	/** The measures of one workstream, or with null those about the whole roadmap, in display order. */
	listMeasures(workstreamId: string | null): Promise<Measure[]>;
	/** Every measure of the roadmap, each workstream's in display order. */
	listEveryMeasure(): Promise<Measure[]>;
	/** A measure by its slug; undefined when there is none. */
	findMeasure(slug: string): Promise<Measure | undefined>;
	/** A partner by the slug of its organisation; undefined when there is none. */
	findPartner(slug: string): Promise<Partner | undefined>;
	/** The published updates of an action or a workstream, by its id, newest first; withdrawn ones only on request. */
	listUpdatesOf(
		subjectId: string,
		page: { limit: number; throughNumber?: number; withWithdrawn?: boolean },
	): Promise<PublishedUpdate[]>;
	/** The newest updates of the whole roadmap that stand, newest first. */
	listNewestUpdates(page: NewestWanted): Promise<UpdateInFull[]>;
	/** An update by its number, withdrawn or not, in its last wording or in an earlier one; undefined when there is none. */
	findUpdate(number: number, version?: number): Promise<UpdateInFull | undefined>;
	/** The public decisions, newest first: of the whole roadmap, or of one meeting. */
	listDecisions(of: { meetingId?: string }): Promise<Decision[]>;
	/** How a meeting stood at its last end before the day that is shown; null where it had none, or none with minutes. */
	lastEndOf(meeting: Meeting): MeetingEnd | null;
	/** The newest public changes, newest first: of the whole roadmap, or of one thing and its updates. */
	listChanges(wanted: ChangesWanted): Promise<ChangeLine[]>;
}

/** From one day to another, both counted. */
export interface DaySpan {
	from: Day;
	to: Day;
}

/** A meeting at its end: what it was called, and which version of its public minutes was kept. */
export interface MeetingEnd {
	title: string;
	startsAt: Instant;
	closedAt: Instant;
	publicVersion: number;
	/** Whether it was reopened since. */
	goesOn: boolean;
}

export interface NewestWanted {
	limit: number;
	/** Only updates before this one: the next page of a list. */
	beforeNumber?: number;
	/** Only updates that this organisation, by its id, published, wrote in or gave its word on. */
	naming?: string;
}

export interface ChangesWanted {
	subjectId?: string;
	/** Only changes before this one: the next page of a list. */
	beforeRevision?: number;
	/** Only changes after this one: what is new. */
	afterRevision?: number;
	limit: number;
}
