import { expect, test } from "vitest";
import { readEditorSettings } from "#app/domain/editor-settings.ts";
import { keepSettings, readSettings } from "#app/features/settings/keep-settings.server.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext } from "#test/support/test-context.ts";

describeEachDatabase("settings", (open) => {
	test("[E13] are remembered for each person, the last choice counts, and who never chose has the defaults", async () => {
		const db = await open();
		const { people } = await addPartnership(db);
		const { context } = testContext(db);
		expect(await readSettings(context, people.councilLead)).toEqual({ announce: "mine", hold: false });
		await keepSettings(context, people.councilLead, { announce: "all", hold: "yes" });
		await keepSettings(context, people.trustLead, { announce: "off" });
		expect(await readSettings(context, people.councilLead)).toEqual({ announce: "all", hold: true });
		expect(await readSettings(context, people.trustLead)).toEqual({ announce: "off", hold: false });
		await keepSettings(context, people.councilLead, { announce: "off" });
		expect(await readSettings(context, people.councilLead)).toEqual({ announce: "off", hold: false });
	});

	test("[E13] a choice that is none of ours is refused and changes nothing", async () => {
		const db = await open();
		const { people } = await addPartnership(db);
		const { context } = testContext(db);
		for (const fields of [{}, { announce: "" }, { announce: "ALL" }, { hold: "yes" }] as Record<
			string,
			string
		>[]) {
			expect(readEditorSettings(fields)).toBeNull();
			await expect(keepSettings(context, people.councilLead, fields)).rejects.toMatchObject({
				init: { status: 400 },
			});
		}
		expect(await db.selectFrom("person_setting").selectAll().execute()).toEqual([]);
	});
});
