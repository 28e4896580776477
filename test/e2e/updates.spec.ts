import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { axeFindings, coordinatorName, expect, roadmapPath, sidewaysScroll, test } from "./support/test.ts";

/** An action that Public Health England lead, with NHS England beside them. */
const plans = "/actions/fit-with-wider-plans";
/** An action that London Councils lead, with the Mayor of London and Public Health England beside them. */
const council = "/actions/shape-national-policy";

const main = (page: Page) => page.getByRole("main");
const banner = (page: Page) => page.locator(".govuk-notification-banner");
const summary = (page: Page) => page.locator(".govuk-error-summary");

/** Writes the narrative in the plain form, in the place of what was there. */
async function write(page: Page, action: string, text: string): Promise<void> {
	await page.goto(`/workspace${roadmapPath}${action}/narrative`);
	await page.getByLabel(/^Narrative of/).fill(text);
	await page.getByRole("button", { name: "Save the text" }).click();
	await expect(banner(page)).toContainText("Your text is saved");
}

async function send(page: Page, action: string, title: string): Promise<void> {
	await page.goto(`/workspace${roadmapPath}${action}/agreement/send`);
	await page.getByLabel("Title of the update").fill(title);
	await page.getByRole("button", { name: "Send it out" }).click();
	await expect(banner(page)).toContainText("The text is out for agreement.");
}

const open = (page: Page, action: string, rest = "") => page.goto(`/workspace${roadmapPath}${action}${rest}`);

/** Nothing for axe to find, and no sideways scrolling at 320 px. */
async function expectSound(page: Page): Promise<void> {
	expect(await axeFindings(page)).toEqual([]);
	const size = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
	if (size) await page.setViewportSize(size);
}

test("[U17] two organisations agree on an update, which is published, corrected and withdrawn", async ({
	openAs,
	complaints,
}) => {
	test.slow();
	complaints.expected.push(/status of 400/);
	const lead = await openAs("Public Health England lead");
	const partner = await openAs("NHS England lead", { javaScriptEnabled: false });
	const reader = await openAs(null);

	await write(lead, plans, "Two plans name HIV.\n\nA third one follows.");
	await open(lead, plans);
	await lead.getByRole("link", { name: "send it out for agreement" }).click();
	await expect(main(lead)).toContainText("NHS England");
	await expectSound(lead);
	await lead.getByRole("textbox", { name: "Day" }).fill("99");
	await lead.getByRole("button", { name: "Send it out" }).click();
	await expect(summary(lead)).toContainText("Enter a title");
	await expect(summary(lead)).toContainText("Enter a real date");
	await expectSound(lead);
	await send(lead, plans, "Plans that name HIV");
	await expect(main(lead)).toContainText("Out for agreement: “Plans that name HIV”");
	await expectSound(lead);

	await partner.goto("/workspace");
	await partner.getByRole("link", { name: "Answer for NHS England on “Plans that name HIV”" }).click();
	await expect(main(partner)).toContainText("A third one follows.");
	await partner.getByLabel("Agrees, with a note").check();
	await partner.getByRole("button", { name: "Answer" }).click();
	await expect(summary(partner)).toContainText("Write the note, or choose “Agrees”.");
	await partner.getByLabel("Note, published with the update").fill("We count three plans.");
	await partner.getByRole("button", { name: "Answer" }).click();
	await expect(banner(partner)).toContainText("It is on record: NHS England agrees, with a note.");

	await lead.goto(`/workspace${roadmapPath}${plans}/agreement`);
	await expect(main(lead)).toContainText("NHS England: agrees, with a note");
	await expectSound(lead);
	await lead.getByRole("link", { name: "Take it back to go on writing" }).click();
	await expectSound(lead);
	await lead.getByLabel("Why does it go back?").fill("The third plan is out.");
	await lead.getByRole("button", { name: "Take it back" }).click();
	await expect(banner(lead)).toContainText("is back in writing");
	await write(lead, plans, "Three plans name HIV.\n\nA third one follows.");

	await open(partner, plans, "/agreement");
	await expect(main(partner)).toContainText("which your organisation had signed");
	await expect(main(partner)).toContainText("1 paragraph changed; 1 unchanged.");
	await send(lead, plans, "Three plans that name HIV");
	await reader.goto(`${roadmapPath}${plans}`);
	await expect(main(reader)).not.toContainText("Three plans");
	await open(partner, plans, "/agreement");
	await expect(main(partner)).toContainText("1 paragraph changed; 1 unchanged.");
	await partner.getByLabel("Agrees", { exact: true }).check();
	await partner.getByRole("button", { name: "Answer" }).click();
	await expect(banner(partner)).toContainText("It is on record: NHS England agrees.");

	await open(lead, plans, "/agreement");
	await lead.getByRole("button", { name: "Publish the agreed text" }).click();
	await expect(banner(lead)).toContainText(/Update \d+ is published, with what the organisations said\./);
	const number = /Update (\d+)/.exec((await banner(lead).textContent()) ?? "")?.[1] ?? "";
	await reader.goto(`${roadmapPath}${plans}`);
	await expect(main(reader)).toContainText("Three plans name HIV.");
	await reader.getByRole("link", { name: `Update ${number} at its own address` }).click();
	for (const words of [
		"Three plans name HIV.",
		"Public Health England: agrees",
		"NHS England: agrees",
		"How it stood then",
	])
		await expect(main(reader)).toContainText(words);
	await expect(main(reader)).toContainText("had not answered when it was published");
	await expectSound(reader);
	const record = await reader.request.get(`${roadmapPath}/updates/${number}/record.json`);
	await expect(main(reader)).toContainText(
		createHash("sha256")
			.update(await record.body())
			.digest("hex"),
	);

	await open(lead, plans);
	await lead.getByRole("link", { name: "Correct a slip in it" }).click();
	await expectSound(lead);
	await lead.getByLabel("The text as it should read").fill("Three plans name H.I.V.\n\nA third one follows.");
	await lead.getByRole("button", { name: "Publish the correction" }).click();
	await expect(summary(lead)).toContainText("Say what you corrected");
	await lead.getByLabel("What did you correct?").fill("How HIV is written.");
	await lead.getByRole("button", { name: "Publish the correction" }).click();
	await expect(banner(lead)).toContainText("The correction is published.");
	await reader.goto(`${roadmapPath}/updates/${number}`);
	await expect(main(reader)).toContainText("How HIV is written.");
	await expect(main(reader)).toContainText("Three plans name H.I.V.");
	await expectSound(reader);
	await reader.getByRole("link", { name: "Read the wording as it was published" }).click();
	await expect(main(reader)).toContainText("Three plans name HIV.");
	await expect(main(reader)).toContainText("This is an earlier wording.");
	await expectSound(reader);

	await write(lead, plans, "As it stands now, with one more plan.");
	await open(lead, plans, "/publish");
	await expect(main(lead)).toContainText("are not asked, and the update says so");
	await expectSound(lead);
	await lead.getByLabel("Title of the update").fill("One more plan");
	await lead.getByRole("button", { name: "Publish" }).click();
	await expect(banner(lead)).toContainText("is published.");
	const second = Number(number) + 1;
	await reader.goto(`${roadmapPath}/updates/${second}`);
	await expect(main(reader)).toContainText("without asking the organisations");
	await reader.getByRole("link", { name: /^What changed since update/ }).click();
	await expect(main(reader)).toContainText("paragraph");
	await expectSound(reader);
	await open(lead, plans, `/updates/${second}/withdraw`);
	await expectSound(lead);
	await lead.getByRole("button", { name: "Withdraw the update" }).click();
	await expect(summary(lead)).toContainText("Say why the update is withdrawn");
	await lead.getByLabel("Why is it withdrawn?").fill("That plan is not final.");
	await lead.getByRole("button", { name: "Withdraw the update" }).click();
	await expect(banner(lead)).toContainText(`Update ${second} is withdrawn.`);
	await reader.goto(`${roadmapPath}/updates/${second}`);
	await expect(main(reader)).toContainText("That plan is not final.");
	await expect(main(reader)).toContainText(`update ${number}`);
	await expectSound(reader);
	await reader.goto(`${roadmapPath}${plans}`);
	await expect(main(reader).locator("#update")).toBeVisible();
	await expect(main(reader).getByRole("article").first()).toContainText("Three plans name H.I.V.");
	await reader.goto(roadmapPath);
	await expect(main(reader).getByRole("link", { name: "Three plans that name HIV" })).toBeVisible();
	await expect(main(reader).getByRole("link", { name: "One more plan" })).toHaveCount(0);
});

test("[U18] who answers, publishes or takes back too late gets one clear sentence and the page as it is now", async ({
	openAs,
	waymark,
	complaints,
}) => {
	test.slow();
	complaints.expected.push(/status of 409/);
	const lead = await openAs("London Councils lead");
	const partner = await openAs("Mayor of London lead");
	const coordinator = await openAs(await coordinatorName(waymark));
	const late = await openAs("Public Health England lead", { javaScriptEnabled: false });
	await write(lead, council, "We met ministers twice.");
	await send(lead, council, "Ministers");

	// An edit while others sign: the form signs what it showed.
	await open(partner, council, "/agreement");
	await open(late, council, "/agreement");
	await write(lead, council, "We met ministers three times.");
	await partner.getByLabel("Agrees", { exact: true }).check();
	await partner.getByRole("button", { name: "Answer" }).click();
	await expect(banner(partner)).toContainText("Mayor of London agrees");
	await open(partner, council, "/agreement");
	await expect(main(partner)).toContainText("We met ministers twice.");
	await expect(main(partner)).toContainText("Partners went on writing since.");

	// Two publish at once from pages that both still offer it.
	await open(lead, council, "/agreement");
	await open(coordinator, council, "/agreement");
	await expect(coordinator.getByRole("button", { name: /^(Answer|Change the answer)$/ })).toHaveCount(0);
	const publish = (page: Page) => page.getByRole("button", { name: "Publish the agreed text" }).click();
	await Promise.all([publish(lead), publish(coordinator)]);
	const said = banner(lead).or(summary(lead));
	const alsoSaid = banner(coordinator).or(summary(coordinator));
	await expect(said).toContainText(/is published, with what|was published as update/);
	await expect(alsoSaid).toContainText(/is published, with what|was published as update/);
	const sentences = [await said.textContent(), await alsoSaid.textContent()];
	expect(sentences.filter((sentence) => sentence?.includes("is published, with what"))).toHaveLength(1);
	expect(await waymark.query("select number from published_update where title = 'Ministers'")).toHaveLength(
		1,
	);

	// The page was opened before the publication; without a script it still offers to answer.
	await late.getByLabel("Agrees", { exact: true }).check();
	await late.getByRole("button", { name: "Answer" }).click();
	await expect(summary(late)).toContainText(
		/This text was published as update \d+ on .*: it can no longer be changed\./,
	);
	await expect(main(late)).toContainText("No text is out for agreement now.");

	// The same after taking back.
	await send(lead, council, "Ministers again");
	await open(late, council, "/agreement");
	await open(lead, council, "/agreement/take-back");
	await lead.getByLabel("Why does it go back?").fill("A date is wrong.");
	await lead.getByRole("button", { name: "Take it back" }).click();
	await expect(banner(lead)).toContainText("is back in writing");
	await late.getByLabel("Agrees", { exact: true }).check();
	await late.getByRole("button", { name: "Answer" }).click();
	await expect(summary(late)).toContainText(
		/This text was taken back on .* there is nothing to answer now\./,
	);
});
