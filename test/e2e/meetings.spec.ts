import { goToEnd, textbox as narrativeBox, saved } from "./support/editor.ts";
import { addItem, createMeeting, done, minutes, press, shownItem } from "./support/meeting.ts";
import { axeFindings, coordinatorName, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

const council = "London Councils lead";
const observer = "HIV community observer";

test("[G18] [G16] [G19] [G31] three people run a meeting: one leads, others follow, look around and come back; closing publishes the public part", async ({
	openAs,
	waymark,
	complaints,
}) => {
	test.slow();
	complaints.expected.push(/status of 400/, /status of 404/);
	const chair = await openAs(await coordinatorName(waymark));
	const path = await createMeeting(chair, "Spring meeting", {
		"Place, or how to join (optional)": "City Hall",
	});
	await addItem(chair, "Welcome", { minutes: "5" });
	await addItem(chair, "PRIVATE-MARKER item", { isPublic: false });
	await expect(chair.getByText("Proposed: what wants to be talked about")).toBeVisible();
	await chair.getByLabel("Shape national policy together", { exact: true }).check();
	await press(chair, "Add what is ticked");
	await expect(chair.locator("[data-item]")).toHaveCount(3);
	expect(await axeFindings(chair)).toEqual([]);
	await press(chair, "Start the meeting");
	await expect(shownItem(chair)).toHaveText("Welcome");

	const lead = await openAs(council, { viewport: { width: 390, height: 800 } });
	await lead.goto(`${path}/run`);
	const reader = await openAs(observer);
	await reader.goto(`${path}/run`);
	await expect(chair.locator("[data-here]")).toContainText("Here now (3)");
	await expect(chair.locator("[data-here]")).toContainText("London Councils lead (London Councils)");
	expect(await sidewaysScroll(lead)).toBe(0);
	expect(await axeFindings(lead)).toEqual([]);

	// Both write the public part of the minutes, and the observer reads it as it grows.
	await saved(chair);
	await minutes(chair, "public").click();
	await chair.keyboard.type("The chair welcomes everybody.");
	await expect(minutes(lead, "public")).toContainText("The chair welcomes everybody.");
	await saved(lead);
	await goToEnd(lead, minutes(lead, "public"));
	await lead.keyboard.press("Enter");
	await lead.keyboard.type("The council agrees.");
	await expect(reader.locator("[data-text]")).toContainText("The council agrees.");
	await expect(reader.getByRole("textbox", { name: /Minutes/ })).toHaveCount(0);
	await saved(lead);

	// The chair goes on. Who is in the middle of writing stays, and is told; the others follow.
	await press(chair, "Next item");
	await expect(shownItem(reader)).toHaveText("PRIVATE-MARKER item");
	await expect(lead.getByText("The meeting has moved on to “PRIVATE-MARKER item”.")).toBeVisible();
	await expect(shownItem(lead)).toHaveText("Welcome");
	// The way back stays under whoever walks to it, also when the meeting goes further meanwhile.
	const back = lead.getByRole("link", { name: "Back to where the meeting is" });
	await back.focus();
	await press(chair, "Next item");
	await expect(lead.getByText("The meeting has moved on to “Shape national policy together”.")).toBeVisible();
	await expect(shownItem(lead)).toHaveText("Welcome");
	await expect(back).toBeFocused();
	await press(chair, "Previous item");
	await expect(lead.getByText("The meeting has moved on to “PRIVATE-MARKER item”.")).toBeVisible();
	await back.click();
	await expect(shownItem(lead)).toHaveText("PRIVATE-MARKER item");
	await expect(minutes(lead, "private")).toBeVisible();
	// A text that is still opening takes neither clicks nor keys.
	await saved(lead);
	await minutes(lead, "private").click();
	await lead.keyboard.type("PRIVATE-MARKER words");
	await expect(minutes(lead, "private")).toContainText("PRIVATE-MARKER words");
	await saved(lead);

	// The observer looks around, stays there while the meeting goes on, and comes back with one click.
	await reader.getByRole("navigation", { name: "Agenda" }).getByRole("link", { name: "Welcome" }).click();
	await expect(shownItem(reader)).toHaveText("Welcome");
	await press(chair, "Next item");
	await expect(reader.getByText("The meeting is at “Shape national policy together”.")).toBeVisible();
	await expect(shownItem(reader)).toHaveText("Welcome");
	await reader.getByRole("link", { name: "Back to where the meeting is" }).click();
	await expect(shownItem(reader)).toHaveText("Shape national policy together");

	// A status is changed on the spot, and carries the meeting.
	await lead.getByRole("link", { name: "Back to where the meeting is" }).click();
	await expect(shownItem(lead)).toHaveText("Shape national policy together");
	await lead.getByText("Change the status", { exact: true }).click();
	await lead.getByRole("radio", { name: "Complete" }).check();
	await lead.getByLabel("Why?").fill("Agreed in the meeting.");
	await press(lead, "Save the status");
	await expect(done(lead)).toContainText("In this meeting: “Complete”");
	await expect(chair.locator("[data-status=complete]")).toBeVisible();
	const carried = await waymark.query<{ slug: string }>(
		"select m.slug from change c join meeting m on m.id = c.meeting_id where c.kind = 'status-changed'",
	);
	expect(carried).toEqual([{ slug: "spring-meeting-2031-03-31" }]);

	// A date is moved on a page of its own, which leads back into the meeting.
	await lead.getByRole("link", { name: "Move the due date" }).click();
	for (const [part, value] of [
		["Day", "1"],
		["Month", "6"],
		["Year", "2031"],
	] as const)
		await lead.getByLabel(part, { exact: true }).fill(value);
	await lead.getByLabel("Why does it move?").fill("The bill comes later.");
	await lead.getByLabel("Who agreed to the new date?").fill("this meeting");
	await press(lead, "Move the due date");
	await expect(done(lead)).toContainText("In this meeting: the due date was moved.");
	await expect(shownItem(lead)).toHaveText("Shape national policy together");
	await expect(chair.locator("[data-due]")).toContainText("Due 1 June 2031");

	// Decisions and asks, where they come up.
	await lead.getByText("Write down a decision", { exact: true }).click();
	await press(lead, "Write down the decision");
	await expect(lead.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText(
		"Say what is decided.",
	);
	await lead.getByLabel("What is decided?").fill("Publish in May.");
	await lead
		.getByRole("group", { name: "Who decided?" })
		.getByLabel("London Councils", { exact: true })
		.check();
	await press(lead, "Write down the decision");
	await expect(chair.getByText("Decided: Publish in May.")).toBeVisible();
	await chair.getByText("Write down an ask", { exact: true }).click();
	await chair.getByLabel("Who asks?").selectOption({ label: "NHS England" });
	await chair.getByLabel("Who is asked?").selectOption({ label: "London Councils" });
	await chair.getByLabel("What is asked for?").fill("PRIVATE-MARKER room");
	await press(chair, "Write down the ask");
	await expect(reader.getByText("PRIVATE-MARKER room")).toBeVisible();
	expect(await axeFindings(chair)).toEqual([]);

	// The chair drops out: the lead takes the chair, and the meeting goes on.
	await chair.goto("about:blank");
	await expect(lead.locator("[data-chair]")).toContainText("They are not here right now.");
	await press(lead, "Take the chair");
	await expect(lead.locator("[data-chair]")).toHaveText("You chair the meeting.");
	await lead.getByRole("link", { name: "Close the meeting" }).click();
	expect(await axeFindings(lead)).toEqual([]);
	const visitor = await openAs(null);
	expect((await visitor.goto(`${roadmapPath}/meetings/spring-meeting-2031-03-31`))?.status()).toBe(404);
	await press(lead, "Close the meeting");
	await expect(done(lead)).toHaveText(/closed, with 1 decision and 1 ask/);
	await expect(reader.getByText("The meeting is closed. See what came of it")).toBeVisible();
	await expect(shownItem(reader)).toHaveText("Shape national policy together");
	await expect(lead.getByText("PRIVATE-MARKER words")).toBeVisible();

	await visitor.goto(`${roadmapPath}/decisions`);
	await expect(visitor.getByText("Decision 1:")).toBeVisible();
	expect(await axeFindings(visitor)).toEqual([]);
	const pages = [await visitor.content()];
	await expect(visitor.getByRole("heading", { name: "Meetings and their minutes" })).toBeVisible();
	await visitor.getByRole("link", { name: "Spring meeting" }).last().click();
	await expect(visitor.getByText("The chair welcomes everybody.")).toBeVisible();
	await expect(visitor.getByText("The council agrees.")).toBeVisible();
	await expect(visitor.getByText("Shape national policy together")).toBeVisible();
	expect(await axeFindings(visitor)).toEqual([]);
	pages.push(await visitor.content());
	for (const other of [
		"",
		"/changes",
		"/actions/shape-national-policy",
		"/decisions.data",
		"/meetings/spring-meeting-2031-03-31.data",
	])
		pages.push(await (await visitor.request.get(`${roadmapPath}${other}`)).text());
	for (const content of pages) expect(content).not.toContain("PRIVATE-MARKER");

	// What was asked is among the duties of those who were asked, until it is done.
	await lead.goto("/workspace");
	await lead.getByRole("link", { name: "Answer: PRIVATE-MARKER room" }).click();
	await lead.getByRole("radio", { name: "We decline it" }).check();
	await press(lead, "Save the answer");
	await expect(lead.getByRole("link", { name: "Say why you decline." })).toBeVisible();
	await lead.getByLabel("Why, or what was done").fill("No room.");
	await press(lead, "Save the answer");
	await expect(done(lead)).toContainText("Your answer is saved: declined.");
	expect(await axeFindings(lead)).toEqual([]);
});

test("[G18] without JavaScript, a meeting is prepared, run, written down and closed by forms", async ({
	openAs,
	waymark,
}) => {
	const page = await openAs(await coordinatorName(waymark), { javaScriptEnabled: false });
	const path = await createMeeting(page, "Paper meeting");
	for (const title of ["One", "Two"]) await addItem(page, title);
	await page.locator('[data-item="Two"]').getByRole("button", { name: "Move up Two" }).click();
	await expect(page.locator("[data-item]").first()).toHaveAttribute("data-item", "Two");
	await press(page, "Start the meeting");
	await expect(shownItem(page)).toHaveText("Two");
	await page.getByRole("link", { name: "Write in a plain form instead" }).click();
	await page.getByLabel("Minutes of “Paper meeting”").fill("Written on paper.");
	await press(page, "Save the text");
	await page.getByRole("button", { name: "Join the meeting" }).click();
	await expect(page.locator("[data-text]")).toHaveText("Written on paper.");
	await press(page, "Next item");
	await expect(shownItem(page)).toHaveText("One");
	await page.goto(`${path}/run?view=screen`);
	await expect(page.locator(".app-screen")).toContainText("Written on paper.");
	await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
	await page.goto(`${path}/close`);
	await press(page, "Close the meeting");
	await page.getByText("Reopen the meeting", { exact: true }).first().click();
	await page.getByLabel("Why is it reopened?").fill("A name was wrong.");
	await press(page, "Reopen the meeting");
	await expect(page.getByText("This meeting is running.")).toBeVisible();
});

test("[G18] the big screen goes where the meeting goes, and a meeting can be led by keyboard alone", async ({
	openAs,
	waymark,
}) => {
	const chair = await openAs(await coordinatorName(waymark));
	const path = await createMeeting(chair, "Keyboard meeting");
	for (const title of ["One", "Two"]) await addItem(chair, title);
	await press(chair, "Start the meeting");
	const screen = await openAs(council, { viewport: { width: 1920, height: 1080 } });
	await screen.goto(`${path}/run?view=screen`);
	await expect(shownItem(screen)).toHaveText("One");
	await expect(screen.locator("[data-here]")).toContainText("London Councils lead");
	const next = chair.getByRole("button", { name: "Next item" });
	await chair.locator("body").press("Tab");
	for (let i = 0; i < 40 && !(await next.evaluate((button) => button === document.activeElement)); i++)
		await chair.keyboard.press("Tab");
	await expect(next).toBeFocused();
	await chair.keyboard.press("Enter");
	await expect(shownItem(chair)).toHaveText("Two");
	await expect(shownItem(screen)).toHaveText("Two");
	expect(await axeFindings(screen)).toEqual([]);
	expect(await narrativeBox(screen).count()).toBe(0);
	const late = await openAs("NHS England lead");
	await late.goto(`${path}/run`);
	await expect(shownItem(late)).toHaveText("Two");
});
