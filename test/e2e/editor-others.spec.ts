import {
	announced,
	choices,
	council,
	editor,
	expectText,
	goTo,
	listen,
	mayor,
	openText,
	saved,
	tabTo,
	textbox,
	write,
} from "./support/editor.ts";
import { axeFindings, expect, sidewaysScroll, test } from "./support/test.ts";

/** People keep their choices; the next test begins with what they had before. */
test.afterEach(async ({ openAs, waymark }) => {
	for (const person of [council, mayor]) {
		const page = await openAs(person);
		const sent = { headers: { origin: waymark.origin }, form: { announce: "mine" } };
		expect((await page.request.post("/workspace/settings/editor", sent)).status()).toBe(204);
	}
});

test("[E11] who is here and where is in words, and a button goes there, with the keyboard alone", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page);
	await write(page, "One.", "Two.", "Three.");
	const colleague = await openAs(mayor);
	await openText(colleague);
	await goTo(colleague, 3);
	const list = editor(page).getByRole("list", { name: "Also here:" });
	await expect(list.getByRole("listitem")).toHaveText([/^Mayor of London lead \(.+\), paragraph 3/]);
	expect(await list.ariaSnapshot()).toContain('button "Go to Mayor of London lead"');
	await goTo(page, 1);
	await tabTo(page, list.getByRole("button", { name: "Go to Mayor of London lead" }));
	await page.keyboard.press("Enter");
	await expect(textbox(page)).toBeFocused();
	await expect(announced(page)).toHaveText("Paragraph 3, where Mayor of London lead is.");
	await page.keyboard.type("!");
	await expectText(page, "One.Two.Three.!");
	await goTo(colleague, 1);
	await colleague.keyboard.press("Home");
	await expect(list).toContainText("paragraph 1");
	await colleague.keyboard.press("Enter");
	await expect(list).toContainText("paragraph 2");
});

test("[E10] other people's changes are told as the person chose: in their paragraph, everywhere, not at all", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page);
	await write(page, "One.", "Two.", "Three.");
	await goTo(page, 2);
	const colleague = await openAs(mayor);
	await openText(colleague);
	const changeIn = async (paragraph: number) => {
		await goTo(colleague, paragraph);
		await colleague.keyboard.type(" Changed.");
		await saved(colleague);
	};
	await tabTo(page, choices(page));
	await page.keyboard.press("Enter");
	await tabTo(page, page.getByRole("radio", { name: "In my paragraph" }));
	await goTo(page, 2);
	const heard = await listen(page);
	await changeIn(3);
	await changeIn(2);
	await expect(announced(page)).toHaveText("Mayor of London lead changed paragraph 2");
	expect(await heard()).toEqual(["Mayor of London lead changed paragraph 2"]);

	await tabTo(page, page.getByRole("radio", { name: "In my paragraph" }));
	await page.keyboard.press("ArrowDown");
	await expect(page.getByRole("radio", { name: "Everywhere in the text" })).toBeChecked();
	await changeIn(3);
	await expect(announced(page)).toHaveText("Mayor of London lead changed paragraph 3");
	expect(await heard()).toHaveLength(2);

	await page.getByRole("radio", { name: "No", exact: true }).check();
	await changeIn(1);
	await changeIn(2);
	await expect(textbox(page)).toContainText("One. Changed.");
	await page.waitForTimeout(3_000);
	expect(await heard()).toHaveLength(2);
});

test("[E12] other people's changes wait while I type, are counted, and all come when I ask for them", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page);
	await write(page, "Mine.", "Theirs.");
	await choices(page).click();
	await page.getByRole("checkbox", { name: "Hold other people’s changes" }).check();
	const colleague = await openAs(mayor);
	await openText(colleague);
	await goTo(page, 1);
	await page.keyboard.type(" Typing");
	await goTo(colleague, 2);
	await colleague.keyboard.type(" New words.");
	await saved(colleague);
	await expect(textbox(colleague)).toContainText("Mine. Typing");
	const show = editor(page).getByRole("button", { name: "1 change waiting: show now" });
	await expect(show).toBeVisible();
	await expect(announced(page)).toHaveText("Changes by other people are waiting.");
	await expect(textbox(page)).not.toContainText("New words");
	await page.keyboard.type(" on");
	await saved(page);
	await tabTo(page, show);
	await page.keyboard.press("Enter");
	await expectText(page, "Mine. Typing onTheirs. New words.");
	await expect(textbox(page)).toBeFocused();
	await expect(show).toHaveCount(0);

	await page.keyboard.type("!");
	await goTo(colleague, 2);
	await colleague.keyboard.type(" And more.");
	await expect(show).toBeVisible();
	await page.getByRole("link", { name: "Skip to main content" }).focus();
	await expect(textbox(page)).toContainText("And more.");
	const both = "Mine. Typing on!Theirs. New words. And more.";
	await expectText(page, both);
	await expectText(colleague, both);
});

test("[E13] the choices are the same on another device, and can be made without a script", async ({
	openAs,
}) => {
	const page = await openAs(mayor);
	await openText(page);
	await choices(page).click();
	const answer = page.waitForResponse((response) => response.url().endsWith("/workspace/settings/editor"));
	await page.getByRole("radio", { name: "Everywhere in the text" }).check();
	expect((await answer).status()).toBe(204);
	const device = await openAs(mayor, { javaScriptEnabled: false });
	await device.goto("/workspace/settings");
	await expect(device.getByRole("radio", { name: "Everywhere in the text" })).toBeChecked();
	await device.getByRole("checkbox", { name: "Hold other people’s changes" }).check();
	await device.getByRole("button", { name: "Save the settings" }).click();
	await expect(device.getByRole("alert")).toContainText("Your settings are saved.");
	await openText(page);
	await choices(page).click();
	await expect(page.getByRole("checkbox", { name: "Hold other people’s changes" })).toBeChecked();
	await page.goto("/workspace/settings");
	expect(await axeFindings(page)).toEqual([]);
});

test("[E14] with people, choices and waiting changes on the screen, axe finds nothing and 320 px are enough", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page);
	await write(page, "One.", "Two.");
	await choices(page).click();
	await page.getByRole("checkbox", { name: "Hold other people’s changes" }).check();
	await goTo(page, 1);
	await page.keyboard.type("!");
	const colleague = await openAs(mayor);
	await openText(colleague);
	await goTo(colleague, 2);
	await colleague.keyboard.type(" Changed.");
	await expect(editor(page).getByRole("button", { name: /waiting: show now/ })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
	expect(await editor(page).ariaSnapshot()).toContain('group "Tell me about other people’s changes"');
});
