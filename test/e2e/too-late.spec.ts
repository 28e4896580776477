import { addItem, createMeeting, done, press } from "./support/meeting.ts";
import { coordinatorName, expect, roadmapPath, test } from "./support/test.ts";

const action = `/workspace${roadmapPath}/actions/bring-leaders-on-board`;

for (const javaScriptEnabled of [true, false])
	test(`[G11] a meeting that two close ${javaScriptEnabled ? "at once" : "by plain forms"} is closed once, and the other is told`, async ({
		openAs,
		waymark,
	}) => {
		const title = javaScriptEnabled ? "Closed twice" : "Closed twice on paper";
		const chair = await openAs(await coordinatorName(waymark), { javaScriptEnabled });
		const path = await createMeeting(chair, title);
		await addItem(chair, "Welcome");
		await press(chair, "Start the meeting");
		const other = await openAs(await coordinatorName(waymark), { javaScriptEnabled });
		for (const page of [chair, other]) await page.goto(`${path}/close`);
		const before = await waymark.ledgerLength();
		await Promise.all([press(chair, "Close the meeting"), press(other, "Close the meeting")]);
		const told: string[] = [];
		for (const page of [chair, other]) {
			await expect(done(page)).toContainText(/is closed, with 0 decisions|This meeting is closed already/);
			await expect(page).toHaveURL(new RegExp(`${path}$`));
			told.push((await done(page).textContent())?.includes("closed already") ? "too late" : "closed");
		}
		expect(told.sort()).toEqual(["closed", "too late"]);
		expect(await waymark.ledgerLength()).toBe(before + 1);
	});

test("[U18] who answers after the update was withdrawn is told so, and nothing is recorded", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(/status of 409/);
	const coordinator = await openAs(await coordinatorName(waymark), { javaScriptEnabled: false });
	const late = await openAs("London Councils lead", { javaScriptEnabled: false });
	await coordinator.goto(`${action}/narrative`);
	await coordinator.getByLabel(/^Narrative of/).fill("Leaders of eleven boroughs are on board.");
	await press(coordinator, "Save the text");
	await coordinator.goto(`${action}/agreement/send`);
	await coordinator.getByLabel("Title of the update").fill("Leaders");
	await press(coordinator, "Send it out");
	await late.goto(`${action}/agreement`);
	await coordinator.goto(`${action}/agreement`);
	await press(coordinator, "Publish the agreed text");
	const [update] = await waymark.query<{ number: number }>(
		"select number from published_update where title = 'Leaders'",
	);
	await coordinator.goto(`${action}/updates/${update?.number}/withdraw`);
	await coordinator.getByLabel("Why is it withdrawn?").fill("Ten boroughs, not eleven.");
	await press(coordinator, "Withdraw the update");
	await expect(done(coordinator)).toContainText("is withdrawn");
	const before = await waymark.ledgerLength();
	await late.getByLabel("Agrees", { exact: true }).check();
	await press(late, "Answer");
	await expect(late.locator(".govuk-error-summary")).toContainText(
		/This text was published as update \d+ on .* and withdrawn on .*: it can no longer be changed\./,
	);
	expect(await waymark.ledgerLength()).toBe(before);
});
