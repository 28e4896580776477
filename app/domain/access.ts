/** What a person is on one roadmap, for one organisation. */
export type Role = "coordinator" | "lead" | "contributor" | "observer";

export interface Membership {
	roadmapId: string;
	organisationId: string;
	role: Role;
}

/** Who is asking. `null` stands for the public: nobody is signed in. */
export interface Person {
	id: string;
	name: string;
	/** Whether they look after the installation. It opens no roadmap: drafts are for those with a role there. */
	administrator: boolean;
	memberships: Membership[];
}

/** Everything that anyone may want to do, by the words of the permission table. */
export const acts = [
	"read",
	"read-drafts",
	"co-write-narrative",
	"co-write-minutes",
	"change-action",
	"sign-off",
	"publish-update",
	"edit-roadmap",
	"invite",
	"run-meeting",
	"take-chair",
	"add-agenda-item",
	"answer-ask",
	"administer",
] as const;
export type Act = (typeof acts)[number];

interface OnRoadmap {
	roadmapId: string;
	/** Whether the roadmap is published. */
	published: boolean;
}

export interface RoadmapSubject extends OnRoadmap {
	kind: "roadmap";
}

export interface ActionSubject extends OnRoadmap {
	kind: "action";
	/** Marked internal: never public. */
	internal: boolean;
	leadOrganisationId: string | null;
	supportingOrganisationIds: string[];
}

/** One organisation's part in something: its word on an update, or its people. */
export interface OrganisationSubject extends OnRoadmap {
	kind: "organisation";
	organisationId: string;
	/** The organisations named on the action in question; empty where no action is in question. */
	namedOrganisationIds: string[];
}

export interface MeetingSubject extends OnRoadmap {
	kind: "meeting";
	chairId: string | null;
	attendeeIds: string[];
}

/** The installation itself: its people, its settings, its audit trail, new roadmaps. */
export interface InstallationSubject {
	kind: "installation";
}

type SubjectOnRoadmap = RoadmapSubject | ActionSubject | OrganisationSubject | MeetingSubject;

/** What the wish is about. */
export type Subject = SubjectOnRoadmap | InstallationSubject;

/** The organisations named on an action: its lead first, then the supporting ones. */
export function namedOrganisationIds(action: ActionSubject): string[] {
	return action.leadOrganisationId === null
		? action.supportingOrganisationIds
		: [action.leadOrganisationId, ...action.supportingOrganisationIds];
}

/**
 * Whether a person may do an act to a subject: the one answer for forms, loaders, API, sockets and documents alike.
 * Roles count only on their own roadmap. A wish that makes no sense for the subject (to sign off a roadmap) is
 * refused. Source: the permission table of the domain, row by row.
 */
export function can(person: Person | null, act: Act, subject: Subject): boolean {
	if (subject.kind === "installation") return act === "administer" && person?.administrator === true;
	const here = person?.memberships.filter((m) => m.roadmapId === subject.roadmapId) ?? [];
	const has = (...roles: Role[]) => here.some((m) => roles.includes(m.role));
	const coordinates = has("coordinator");
	const leads = (organisationId: string | null) =>
		here.some((m) => m.role === "lead" && m.organisationId === organisationId);

	switch (act) {
		case "read":
			return here.length > 0 || isPublic(subject);
		case "read-drafts":
			return here.length > 0;
		case "co-write-narrative":
			return subject.kind === "action" && (coordinates || writesFor(here, namedOrganisationIds(subject)));
		case "co-write-minutes":
			return (
				subject.kind === "meeting" &&
				person !== null &&
				(coordinates || (has("lead", "contributor") && subject.attendeeIds.includes(person.id)))
			);
		case "change-action":
		case "publish-update":
			return subject.kind === "action" && (coordinates || leads(subject.leadOrganisationId));
		case "sign-off":
			return (
				subject.kind === "organisation" &&
				leads(subject.organisationId) &&
				subject.namedOrganisationIds.includes(subject.organisationId)
			);
		case "edit-roadmap":
			return coordinates;
		case "invite":
			return coordinates || (subject.kind === "organisation" && leads(subject.organisationId));
		case "run-meeting":
			return (
				subject.kind === "meeting" &&
				person !== null &&
				(coordinates || (has("lead") && subject.chairId === person.id))
			);
		case "administer":
			return false;
		// Whoever is there keeps a meeting going when its chair drops out.
		case "take-chair":
			return (
				subject.kind === "meeting" &&
				person !== null &&
				(coordinates || has("lead")) &&
				subject.attendeeIds.includes(person.id)
			);
		case "add-agenda-item":
			return subject.kind === "meeting" && (coordinates || has("lead", "contributor"));
		case "answer-ask":
			return subject.kind === "organisation" && leads(subject.organisationId);
	}
}

function isPublic(subject: SubjectOnRoadmap): boolean {
	switch (subject.kind) {
		case "roadmap":
			return subject.published;
		case "action":
			return subject.published && !subject.internal;
		case "organisation":
			return subject.published;
		case "meeting":
			return false;
	}
}

function writesFor(memberships: Membership[], organisationIds: string[]): boolean {
	return memberships.some(
		(m) => (m.role === "lead" || m.role === "contributor") && organisationIds.includes(m.organisationId),
	);
}

/**
 * The membership in whose name a person acts: as lead or contributor of one of the organisations concerned, else as
 * coordinator, else as whatever comes first. `undefined` for people without a role on the roadmap.
 */
export function actingMembership(
	person: Person,
	roadmapId: string,
	organisationIds: string[],
): Membership | undefined {
	const here = person.memberships.filter((m) => m.roadmapId === roadmapId);
	return (
		here.find((m) => m.role === "lead" && organisationIds.includes(m.organisationId)) ??
		here.find((m) => m.role === "contributor" && organisationIds.includes(m.organisationId)) ??
		here.find((m) => m.role === "coordinator") ??
		here[0]
	);
}
