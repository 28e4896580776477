import {
	alarm,
	announced,
	council,
	editor,
	expectText,
	goTo,
	keptTexts,
	listen,
	mayor,
	noServer,
	openText,
	saved,
	state,
	textbox,
	write,
} from "./support/editor.ts";
import { axeFindings, coordinatorName, expect, test } from "./support/test.ts";

test("[E1] text typed without a server survives its window, and merges with what others wrote", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(noServer);
	const page = await openAs(council);
	await openText(page);
	await write(page, "Written together.");
	await waymark.kill("SIGKILL");
	await expect(state(page)).toHaveText("Offline: kept on this device");
	await goTo(page, 1);
	await page.keyboard.type(" Typed on the train.");
	await expect(alarm(page)).toContainText("kept on this device", { timeout: 10_000 });
	const context = page.context();
	await page.close();

	await waymark.start();
	const colleague = await openAs(mayor);
	await openText(colleague);
	await expect(textbox(colleague)).not.toContainText("on the train");
	await goTo(colleague, 1);
	await colleague.keyboard.press("Home");
	await colleague.keyboard.type("In the office: ");
	await saved(colleague);

	const again = await context.newPage();
	await openText(again);
	const both = "In the office: Written together. Typed on the train.";
	await expectText(again, both);
	await expectText(colleague, both);
});

test("[E2] where the browser keeps nothing, the words say that only the window does", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(noServer);
	const page = await openAs(council);
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException("Storage is switched off", "SecurityError");
		};
	});
	await openText(page);
	await write(page, "Nothing is kept.");
	await waymark.kill("SIGKILL");
	await expect(state(page)).toHaveText("Offline: kept in this window only");
	await goTo(page, 1);
	await page.keyboard.type(" Still typed.");
	await expect(alarm(page)).toContainText("in this window only", { timeout: 10_000 });
	await waymark.start();
	await saved(page);
	await expect(alarm(page)).toBeEmpty();
});

test("[V48] where the device is full, the words say so, and that only the window holds the text", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(noServer, /abort/i);
	const page = await openAs(council);
	await openText(page);
	await write(page, "Before it was full.");
	// What a browser does with a write that does not fit: the transaction is aborted, and says why.
	await page.evaluate(() => {
		const error = new DOMException("No room", "QuotaExceededError");
		Object.defineProperty(IDBTransaction.prototype, "error", { get: () => error });
		const { add } = IDBObjectStore.prototype;
		IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
			const request = add.apply(this, args);
			this.transaction.abort();
			return request;
		};
	});
	await waymark.kill("SIGKILL");
	await expect(state(page)).toContainText("Offline");
	await goTo(page, 1);
	await page.keyboard.type(" And after.");
	await expect(state(page)).toHaveText("Offline: this device is full, kept in this window only");
	await expect(alarm(page)).toContainText("This device is full", { timeout: 10_000 });
	await waymark.start();
	await saved(page);
	await expect(alarm(page)).toBeEmpty();
});

test("[E5] unsaved text raises one alarm, not one each second, and its end is announced", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(noServer);
	const page = await openAs(council);
	await openText(page);
	await write(page, "Before.");
	const heard = await listen(page);
	await alarm(page).evaluate((box) => {
		Object.assign(window, { alarms: 0 });
		new MutationObserver(() => {
			if (box.textContent) (window as unknown as { alarms: number }).alarms++;
		}).observe(box, { childList: true, characterData: true, subtree: true });
	});
	await waymark.kill("SIGKILL");
	await goTo(page, 1);
	await page.keyboard.type(" More.");
	await expect(alarm(page)).toHaveText(/^Your last changes are not saved yet\./, { timeout: 10_000 });
	await page.waitForTimeout(3_000);
	expect(await page.evaluate(() => (window as unknown as { alarms: number }).alarms)).toBe(1);
	expect(await axeFindings(page)).toEqual([]);
	await waymark.start();
	await saved(page);
	await expect(alarm(page)).toBeEmpty();
	await expect(announced(page)).toHaveText("Connected again. Everything is saved.");
	expect(await heard()).toEqual(["Offline: kept on this device", "Connected again. Everything is saved."]);
});

test("[E6] signing out removes what the device kept; so does another person's sign-in", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page);
	expect(await keptTexts(page)).toHaveLength(1);
	await page.goto("/sign-in");
	await page.getByRole("button", { name: mayor, exact: true }).click();
	await page.waitForURL("**/workspace");
	await expect.poll(() => keptTexts(page)).toEqual([]);
	await openText(page);
	expect(await keptTexts(page)).toHaveLength(1);
	await page.getByRole("button", { name: "Sign out" }).click();
	await page.waitForURL((url) => url.pathname === "/");
	await expect.poll(() => keptTexts(page)).toEqual([]);
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("[E7] a session that ends elsewhere says so here at once, and what became of the text", async ({
	openAs,
}) => {
	const page = await openAs(council);
	await openText(page);
	await write(page, "A text to keep in sight.");
	const elsewhere = await page.context().newPage();
	await elsewhere.goto("/workspace");
	await elsewhere.getByRole("button", { name: "Sign out" }).click();
	await expect(alarm(page)).toContainText("You are signed out. What was saved is safe.");
	await expect(alarm(page)).toContainText("The copy on this device has been removed.");
	await expect(textbox(page)).toHaveText("A text to keep in sight.");
	await expect(textbox(page)).toHaveAttribute("contenteditable", "false");
	await expect.poll(() => keptTexts(page)).toEqual([]);
	expect(await axeFindings(page)).toEqual([]);
});

test("[E8] a changed role and a lock are announced, and unsaved text is never called saved", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(noServer);
	const page = await openAs(council);
	await openText(page);
	await write(page, "Agreed.");
	const heard = await listen(page);
	await waymark.kill("SIGKILL");
	await goTo(page, 1);
	await page.keyboard.type(" Typed too late.");
	const memberships =
		"update membership set role = ? where person_id = (select id from person where name = ?)";
	await waymark.query(memberships, "observer", council);
	await waymark.start();
	await expect(editor(page)).toContainText("You can read this text, not change it.");
	await expect(state(page)).toHaveText("Your last changes are not saved");
	await expect(alarm(page)).toContainText("It is still in this window: copy it before you leave.");
	await expect(textbox(page)).toHaveText("Agreed. Typed too late.");
	await expect(announced(page)).toHaveText("You can read this text, not change it.");
	await waymark.kill("SIGKILL");
	await waymark.query(memberships, "lead", council);
	const document = await editor(page).getAttribute("data-document");
	await waymark.query(
		"insert into document_lock (document_id, reason, at) select id, ?, ? from document where name = ?",
		"the board signs it off",
		new Date().toISOString(),
		document,
	);
	await waymark.start();
	const locked = "This text is locked while the board signs it off. You can read it, not change it.";
	await expect(announced(page)).toHaveText(locked);
	await expect(editor(page)).toContainText(locked);
	await waymark.kill("SIGKILL");
	await waymark.query("delete from document_lock");
	await waymark.start();
	await saved(page);
	await expect(alarm(page)).toBeEmpty();
	await expect(announced(page)).toHaveText("Connected again. Everything is saved. You can write here now.");
	expect(await heard()).toContain(locked);
	const colleague = await openAs(mayor);
	await openText(colleague);
	await expect(textbox(colleague)).toHaveText("Agreed. Typed too late.");
});

test("[E9] a server that goes while the page asks it for news leaves the page, and the text in it, as it was", async ({
	openAs,
	waymark,
	complaints,
}) => {
	complaints.expected.push(noServer);
	const page = await openAs(council);
	await openText(page);
	await write(page, "Still here.");
	const { pathname } = new URL(page.url());
	await page.route(/\.data(\?|$)/, (route) => route.abort("connectionrefused"));
	const failed = page.waitForEvent("requestfailed", (request) => request.url().includes(".data"));
	const coordinator = await openAs(await coordinatorName(waymark));
	const slug = pathname.split("/").at(-1);
	const [row] = await waymark.query<{ version: number }>("select version from action where slug = ?", slug);
	const answer = await coordinator.request.post(pathname, {
		headers: { origin: waymark.origin },
		form: { version: row?.version ?? 0, intent: "confirm" },
		maxRedirects: 0,
	});
	expect(answer.status()).toBe(302);
	await failed;
	await textbox(page).focus();
	await page.keyboard.type("!");
	await expect(textbox(page)).toContainText("!");
	await saved(page);
	await page.unrouteAll();
});
