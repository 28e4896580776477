import { expect, test } from "vitest";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { findAction } from "#db/queries/action-details.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext } from "#test/support/test-context.ts";

describeEachDatabase("NUL", (open) => {
	test("[X9] is no failure: an address with one is that of nothing, and what people write is kept with U+FFFD in its place", async () => {
		const db = await open();
		const { people, roadmap, action } = await addPartnership(db);
		expect(await findAction(db, roadmap.id, `${action.slug}\0`)).toBeUndefined();
		const command = { roadmapSlug: roadmap.slug, actionSlug: action.slug, version: action.version };
		const outcome = await changeStatus(testContext(db).context, people.councilLead, {
			...{ ...command, status: "at-risk" },
			...{ reason: "No \0 keys.", path: "New \0 keys." },
		});
		expect(outcome.ok).toBe(true);
		const [change] = await db
			.selectFrom("change")
			.select(["reason", "to_value"])
			.where("kind", "=", "status-changed")
			.execute();
		expect(change?.reason).toBe("No \ufffd keys.");
		// The ledger says the same as the row, also where it says it as JSON.
		const [row] = await db
			.selectFrom("action")
			.select("status_path")
			.where("slug", "=", action.slug)
			.execute();
		expect(JSON.parse(change?.to_value ?? "{}").path).toBe(row?.status_path);
		expect(row?.status_path).toBe("New \ufffd keys.");
	});
});
