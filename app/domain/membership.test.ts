import { expect, test } from "vitest";
import type { Person, Role } from "./access.ts";
import { canOwn, mayManage, refuseLastCoordinator, rightsOverPeople, roles } from "./membership.ts";

const person = (...memberships: [organisationId: string, role: Role, roadmapId?: string][]): Person => ({
	id: "p",
	name: "Kim",
	administrator: false,
	memberships: memberships.map(([organisationId, role, roadmapId = "r"]) => ({
		roadmapId,
		organisationId,
		role,
	})),
});
const council = { roadmapId: "r", published: true, organisationId: "council" };

test.each<[string, Person, Role[]]>([
	["a coordinator", person(["office", "coordinator"]), roles],
	["a lead of it", person(["council", "lead"]), ["lead", "contributor", "observer"]],
	["a lead of another organisation", person(["trust", "lead"]), []],
	["a lead of it on another roadmap", person(["council", "lead", "other"]), []],
	["a coordinator of another roadmap", person(["office", "coordinator", "other"]), []],
	["a contributor of it", person(["council", "contributor"]), []],
	["an observer of it", person(["council", "observer"]), []],
	["an administrator without a role", { ...person(), administrator: true }, []],
])("[O3] %s gives and takes these roles for an organisation", (_who, asker, expected) => {
	const rights = rightsOverPeople(asker, council);
	expect(rights).toEqual({ manage: expected.length > 0, roles: expected });
	for (const role of roles) expect(mayManage(rights, role)).toBe(expected.includes(role));
});

test("[O8] only the last coordinator is held back, and nobody else", () => {
	const one = { personId: "p", organisationId: "office" };
	const other = { personId: "q", organisationId: "office" };
	expect(refuseLastCoordinator([one], one)).toMatchObject({ code: "invalid" });
	expect(refuseLastCoordinator([one, other], one)).toBeNull();
	expect(refuseLastCoordinator([one, { ...one, organisationId: "trust" }], one)).toBeNull();
	expect(refuseLastCoordinator([other], one)).toBeNull();
});

test("[O7] an action is owned by people of its lead organisation who are no observers", () => {
	const own = (lead: string | null, ...roles: Parameters<typeof person>) =>
		canOwn(person(...roles).memberships, "r", lead);
	expect(own("council", ["council", "contributor"])).toBe(true);
	expect(own("office", ["office", "coordinator"])).toBe(true);
	expect(own("council", ["council", "observer"], ["trust", "lead"])).toBe(false);
	expect(own("council", ["council", "lead", "other"])).toBe(false);
	expect(own(null, ["council", "lead"])).toBe(false);
});
