import { expect, test } from "vitest";
import { preparing } from "#app/features/meetings/preparing.server.ts";
import { running } from "#app/features/meetings/running.server.ts";
import { listRoutes } from "./route-list.ts";
import { routeRules } from "./rules.ts";
import { preparingForms, runningForms } from "./rules-meetings.ts";

test("[S4] every route of the manifest has a rule, and every form of it, and no rule is about nothing", () => {
	const routes = listRoutes();
	expect(Object.keys(routeRules).sort()).toEqual(routes.map(({ id }) => id).sort());
	const withForms = routes.filter(({ takesForms }) => takesForms).map(({ id }) => id);
	expect(Object.keys(routeRules).filter((id) => routeRules[id]?.post)).toEqual(
		expect.arrayContaining(withForms),
	);
	expect(Object.keys(routeRules).filter((id) => routeRules[id]?.post)).toHaveLength(withForms.length);
});

test("[S4] every button of the pages of meetings has a rule", () => {
	expect(Object.keys(preparingForms).sort()).toEqual(Object.keys(preparing).sort());
	expect(Object.keys(runningForms).sort()).toEqual(Object.keys(running).sort());
});
