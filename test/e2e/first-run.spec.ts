import { linkIn, runAdmin, startOutsideDemo } from "./support/own-waymark.ts";
import { banner, heading, letterTo } from "./support/people.ts";
import { expect, test } from "./support/test.ts";

test("[S2] administrator, roadmap, invitation by letter, first status update: a bare installation comes to life", async ({
	openAs,
	browser,
}) => {
	test.slow();
	const waymark = await startOutsideDemo();
	const started = Date.now();
	try {
		const founder = await openAs(null, { baseURL: waymark.origin });
		await founder.goto(linkIn(await runAdmin(waymark, "create", "Ada Lovelace", "ada@example.org")));
		await founder.getByRole("button", { name: "Sign in" }).click();
		await founder.waitForURL("**/workspace");

		await founder.getByRole("link", { name: "Add your first roadmap" }).click();
		await founder.getByRole("button", { name: "Make a roadmap by hand" }).click();
		await founder.getByLabel("Title").fill("Clean air together");
		await founder.getByLabel("Address").fill("clean-air");
		await founder.getByLabel("What is it about?").fill("What four boroughs promised.");
		await founder.getByLabel("Ambition").fill("Air that everybody can breathe.");
		for (const [legend, year] of [
			["Start", "2026"],
			["End", "2030"],
		] as const) {
			const day = founder.getByRole("group", { name: legend });
			await day.getByLabel("Day").fill("1");
			await day.getByLabel("Month").fill("4");
			await day.getByLabel("Year").fill(year);
		}
		await founder.getByLabel("Secretariat").fill("Air office");
		await founder.getByLabel("Kind of organisation").selectOption("Group");
		await founder.getByRole("button", { name: "Make the roadmap" }).click();
		await expect(banner(founder)).toContainText("is made");

		const add = async (nouns: string, noun: string, fill: () => Promise<void>) => {
			await founder.goto(`/workspace/clean-air/edit/${nouns}/new`);
			await fill();
			await founder.getByRole("button", { name: `Add the ${noun}` }).click();
			await expect(banner(founder)).toContainText("is added");
		};
		await add("workstreams", "workstream", async () => {
			await founder.getByLabel("Title").fill("Streets");
			await founder.getByLabel("What is it about?").fill("Where people walk.");
		});
		await add("organisations", "organisation", async () => {
			await founder.getByLabel("Name").fill("North borough");
			await founder.getByLabel("Kind of organisation").selectOption("Local government");
			await founder.getByRole("radio", { name: /^Partner/ }).check();
		});
		await add("actions", "action", async () => {
			await founder.getByLabel("Title").fill("Plant a thousand trees");
			await founder.getByLabel("Description").fill("Two in every street.");
			await founder.getByLabel("Workstream").selectOption("Streets");
			await founder.getByLabel("Lead organisation").selectOption("North borough");
		});

		await founder.goto("/workspace/clean-air/people/invite");
		await founder.getByLabel("For which organisation will they act?").selectOption("North borough");
		await founder.getByRole("radio", { name: "Lead" }).check();
		await founder.getByLabel("E-mail addresses").fill("kim@example.org");
		await founder.getByRole("button", { name: "Send the invitations" }).click();
		await expect(banner(founder)).toContainText("1 invitation was sent.");

		const partner = await openAs(null, { baseURL: waymark.origin, viewport: { width: 390, height: 844 } });
		await partner.goto((await letterTo(waymark, "kim@example.org", /^Invitation/)).path);
		await expect(heading(partner)).toHaveText("You are invited");
		await partner.getByLabel("Your name").fill("Kim Roe");
		await partner.getByRole("button", { name: "Accept the invitation" }).click();
		await partner.waitForURL("**/workspace/clean-air");
		await partner.getByRole("link", { name: "Plant a thousand trees" }).click();
		await partner.getByText("Change the status", { exact: true }).click();
		await partner.getByRole("radio", { name: "On track" }).check();
		await partner.getByLabel("Why?").fill("The first hundred trees are in the ground.");
		await partner.getByRole("button", { name: "Save the status" }).click();
		await expect(banner(partner)).toContainText("The status is now “On track”");
		process.stdout.write(
			`From the administrator to the first status update: ${Math.round((Date.now() - started) / 1000)} s of steps.\n`,
		);
		expect(await waymark.query("select 1 from change where kind = 'status-changed'")).toHaveLength(1);
	} finally {
		// Windows first: those that are left without their server complain.
		for (const context of browser.contexts()) await context.close();
		await waymark.remove();
	}
});
