import { expect, it } from "vitest";
import { isIllustrative } from "./illustrative.ts";

it.each([
	["dueOn", ["dueOn"], true],
	["dueOn", ["status"], false],
	["milestones[1].completedOn", ["milestones[1]"], true],
	["target", ["target.period"], true],
	["measurements[0]", ["measurements[0].period"], true],
	["milestones[1]", ["milestones[10]"], false],
	["status", ["statusNote"], false],
])("[P3] whether %s is made up, with %j listed: %s", (field, listed, expected) => {
	expect(isIllustrative(listed, field)).toBe(expected);
});
