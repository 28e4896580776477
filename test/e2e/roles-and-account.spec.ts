import {
	banner,
	heading,
	invite,
	joinByLetter,
	letterTo,
	people,
	refused,
	summary,
	workspace,
} from "./support/people.ts";
import { axeFindings, coordinatorName, expect, roadmapPath, test } from "./support/test.ts";

test("[O6] [O12] another role for another organisation: the forms say for which one they count", async ({
	openAs,
	waymark,
}) => {
	const kim = await joinByLetter(openAs, waymark, { email: "two@example.org", name: "Two Hats" });
	const coordinator = await openAs(await coordinatorName(waymark));
	await kim.goto(`${workspace}/actions/shape-national-policy`);
	await expect(kim.locator("[data-counts-for]")).toHaveCount(0);
	await invite(coordinator, {
		organisation: "NHS England",
		role: "Contributor",
		addresses: "two@example.org",
	});
	await expect(banner(coordinator)).toContainText("1 invitation was sent.");
	await expect
		.poll(async () =>
			(await letterTo(waymark, "two@example.org", /^Invitation/)).text.includes("NHS England"),
		)
		.toBe(true);
	await kim.goto((await letterTo(waymark, "two@example.org", /^Invitation/)).path);
	await expect(kim.getByText("You are signed in as Two Hats.")).toBeVisible();
	await kim.getByRole("button", { name: "Accept the invitation" }).click();
	await kim.waitForURL(`**${workspace}`);
	await kim.goto(`${workspace}/actions/shape-national-policy`);
	await expect(kim.locator("[data-counts-for]")).toContainText("This counts for London Councils");
	await coordinator.goto(people);
	await coordinator.getByRole("link", { name: "Change or remove (Two Hats, London Councils)" }).click();
	await coordinator.getByRole("radio", { name: "Observer" }).check();
	await coordinator.getByRole("button", { name: "Save the role" }).click();
	await expect(banner(coordinator)).toContainText("The role is now observer.");
	await kim.goto(`${workspace}/actions/shape-national-policy`);
	await expect(kim.getByText("and the coordinator can change the status.")).toBeVisible();
});

test("[O7] [O8] the last coordinator is told why they cannot leave; who leaves is out", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(refused);
	const coordinator = await openAs(await coordinatorName(waymark));
	await coordinator.goto(people);
	await coordinator.getByRole("link", { name: /^Change your role or leave/ }).click();
	await coordinator.getByRole("button", { name: "Leave Fast-Track Cities London" }).click();
	await expect(summary(coordinator)).toContainText("make somebody else a coordinator first");
	expect(await axeFindings(coordinator)).toEqual([]);
	const leaver = await joinByLetter(openAs, waymark, { email: "bye@example.org", name: "Bye <i>Bye</i>" });
	await leaver.goto(people);
	await leaver.getByRole("link", { name: /^Change your role or leave/ }).click();
	await leaver.getByRole("button", { name: "Leave Fast-Track Cities London" }).click();
	await leaver.waitForURL("**/workspace");
	await expect(banner(leaver)).toContainText("You no longer act for London Councils there.");
	expect((await leaver.goto(people))?.status()).toBe(404);
});

test("[B1] [B2] [B4] [B5] [B6] an account: another name and address, letters, a copy of the data, and gone", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(refused);
	const page = await joinByLetter(openAs, waymark, { email: "zeb@example.org", name: "Zebulon Quist" });
	await page.goto(`${workspace}/actions/shape-national-policy/owner`);
	await page.getByRole("radio", { name: "Zebulon Quist" }).check();
	await page.getByRole("button", { name: "Save the owner" }).click();
	await page.getByRole("link", { name: "Account", exact: true }).click();
	await page.getByRole("link", { name: "Change your name" }).click();
	await page.getByLabel("Your name").fill("Zebulon <b>Quistfeather</b>");
	await page.getByRole("button", { name: "Save the name" }).click();
	await expect(banner(page)).toContainText("Your name was changed.");
	await expect(page.getByRole("banner")).toContainText("Zebulon <b>Quistfeather</b>");

	await page.getByRole("link", { name: "Change your e-mail address" }).click();
	await page.getByLabel("New e-mail address").fill("nobody");
	await page.getByRole("button", { name: "Send the link" }).click();
	await expect(summary(page)).toContainText("Enter an e-mail address");
	await page.getByLabel("New e-mail address").fill("quist@example.org");
	await page.getByRole("button", { name: "Send the link" }).click();
	await expect(banner(page)).toContainText("A letter with a link is on its way");
	const other = await openAs(null, { javaScriptEnabled: false });
	await other.goto((await letterTo(waymark, "quist@example.org", /^Confirm/)).path);
	await other.getByRole("button", { name: "Use this address" }).click();
	await expect(heading(other)).toHaveText("Your address is changed");
	await letterTo(waymark, "zeb@example.org", /was changed/);

	await page.goto("/account/notifications");
	await page.getByRole("group", { name: "Meetings" }).getByRole("radio", { name: "Never" }).check();
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(banner(page)).toContainText("Your choices are saved.");
	await expect(page.getByText("Meetings: never")).toBeVisible();
	await expect(page.getByText("quist@example.org")).toBeVisible();

	const copy = await (await page.request.get("/account/data.json")).json();
	expect(copy.account).toMatchObject({ name: "Zebulon <b>Quistfeather</b>", email: "quist@example.org" });
	expect(copy.actionsOwned).toMatchObject([{ title: "Shape national policy together" }]);

	await page.getByRole("link", { name: "Erase your account" }).click();
	await page.getByRole("button", { name: "Erase my account" }).click();
	await expect(summary(page)).toContainText("Type ERASE");
	await page.getByLabel("Type ERASE").fill("ERASE");
	await page.getByRole("button", { name: "Erase my account" }).click();
	await expect(heading(page)).toHaveText("Your account is erased");
	await page.goto("/workspace");
	expect(new URL(page.url()).pathname).toBe("/sign-in");

	const traces = /Zebulon|Quist|zeb@example|quist@example/i;
	for (const name of await waymark.tables())
		expect(JSON.stringify(await waymark.query(`select * from "${name}"`)), name).not.toMatch(traces);
	const coordinator = await openAs(await coordinatorName(waymark));
	const action = `${roadmapPath}/actions/shape-national-policy`;
	for (const path of [
		"/",
		roadmapPath,
		action,
		people,
		`/workspace${action}`,
		`${workspace}/partners/london-councils`,
	]) {
		await coordinator.goto(path);
		expect(await coordinator.content(), path).not.toMatch(traces);
	}
	await coordinator.goto(`/workspace${action}`);
	await expect(coordinator.getByText("Former member (London Councils) removed the owner.")).toBeVisible();
});
