import { describe, expect, test } from "vitest";
import { type Act, type ActionSubject, acts, can, type Person, type Role, type Subject } from "./access.ts";

const own = "organisation-own";
const other = "organisation-other";
const here = "roadmap-here";
const me = "person-me";

const person = (role: Role | "public", roadmapId = here): Person | null =>
	role === "public"
		? null
		: { id: me, name: "Me", administrator: false, memberships: [{ roadmapId, organisationId: own, role }] };
const administrator: Person = { id: me, name: "Me", administrator: true, memberships: [] };

const onRoadmap = { roadmapId: here, published: true };
const action = (over: Partial<ActionSubject>): ActionSubject => ({
	kind: "action",
	...onRoadmap,
	internal: false,
	leadOrganisationId: null,
	supportingOrganisationIds: [],
	...over,
});

const subjects = {
	"published roadmap": { kind: "roadmap", ...onRoadmap },
	"unpublished roadmap": { kind: "roadmap", roadmapId: here, published: false },
	"action led by mine": action({ leadOrganisationId: own, supportingOrganisationIds: [other] }),
	"action that mine supports": action({ leadOrganisationId: other, supportingOrganisationIds: [own] }),
	"action without mine": action({ leadOrganisationId: other }),
	"action without a lead": action({}),
	"internal action led by mine": action({ leadOrganisationId: own, internal: true }),
	"my organisation, named": {
		kind: "organisation",
		...onRoadmap,
		organisationId: own,
		namedOrganisationIds: [own],
	},
	"my organisation, not named": {
		kind: "organisation",
		...onRoadmap,
		organisationId: own,
		namedOrganisationIds: [],
	},
	"another organisation, named": {
		kind: "organisation",
		...onRoadmap,
		organisationId: other,
		namedOrganisationIds: [other],
	},
	"meeting that I chair": { kind: "meeting", ...onRoadmap, chairId: me, attendeeIds: [me] },
	"meeting that I attend": { kind: "meeting", ...onRoadmap, chairId: null, attendeeIds: [me] },
	"meeting without me": { kind: "meeting", ...onRoadmap, chairId: null, attendeeIds: [] },
} satisfies Record<string, Subject>;
type SubjectName = keyof typeof subjects;

const roles = ["public", "observer", "contributor", "lead", "coordinator"] as const;
const everything = Object.keys(subjects) as SubjectName[];
const actions: SubjectName[] = everything.filter((name) => subjects[name].kind === "action");
const meetings: SubjectName[] = everything.filter((name) => subjects[name].kind === "meeting");
const published: SubjectName[] = everything.filter(
	(name) =>
		!["unpublished roadmap", "internal action led by mine"].includes(name) &&
		subjects[name].kind !== "meeting",
);
const named: SubjectName[] = [
	"action led by mine",
	"action that mine supports",
	"internal action led by mine",
];
const led: SubjectName[] = ["action led by mine", "internal action led by mine"];
const attended: SubjectName[] = ["meeting that I chair", "meeting that I attend"];
const mine: SubjectName[] = ["my organisation, named", "my organisation, not named"];

/** The permission table of the domain: for each act and role, the subjects for which the answer is yes. */
const table: Record<Act, Partial<Record<(typeof roles)[number], SubjectName[]>>> = {
	read: {
		public: published,
		observer: everything,
		contributor: everything,
		lead: everything,
		coordinator: everything,
	},
	"read-drafts": { observer: everything, contributor: everything, lead: everything, coordinator: everything },
	"co-write-narrative": { contributor: named, lead: named, coordinator: actions },
	"co-write-minutes": { contributor: attended, lead: attended, coordinator: meetings },
	"change-action": { lead: led, coordinator: actions },
	"sign-off": { lead: ["my organisation, named"] },
	"publish-update": { lead: led, coordinator: actions },
	"edit-roadmap": { coordinator: everything },
	invite: { lead: mine, coordinator: everything },
	"run-meeting": { lead: ["meeting that I chair"], coordinator: meetings },
	"take-chair": { lead: attended, coordinator: attended },
	"add-agenda-item": { contributor: meetings, lead: meetings, coordinator: meetings },
	"answer-ask": { lead: mine },
	administer: {},
};

const cells = acts.flatMap((act) =>
	roles.flatMap((role) =>
		everything.map((name) => ({ act, role, name, expected: (table[act][role] ?? []).includes(name) })),
	),
);

describe("[A1] the permission table", () => {
	test.each(cells)("$role, $act, $name: $expected", ({ act, role, name, expected }) => {
		expect(can(person(role), act, subjects[name])).toBe(expected);
	});
});

describe("[A2] a role on another roadmap counts like no role at all", () => {
	test.each(cells.filter(({ role }) => role === "public"))("$act, $name", ({ act, name, expected }) => {
		for (const role of roles)
			expect(can(person(role, "roadmap-elsewhere"), act, subjects[name])).toBe(expected);
	});
});

describe("[I1] an administrator looks after the installation", () => {
	test("and nobody else does, whatever their role", () => {
		expect(can(administrator, "administer", { kind: "installation" })).toBe(true);
		for (const role of roles) expect(can(person(role), "administer", { kind: "installation" })).toBe(false);
	});

	test("which allows nothing else there, and no role opens it", () => {
		for (const act of acts.filter((name) => name !== "administer"))
			for (const who of [administrator, ...roles.map((role) => person(role))])
				expect(can(who, act, { kind: "installation" })).toBe(false);
	});

	test.each(cells.filter(({ role }) => role === "public"))(
		"and opens no roadmap by itself: $act, $name",
		(cell) => {
			expect(can(administrator, cell.act, subjects[cell.name])).toBe(cell.expected);
		},
	);
});
