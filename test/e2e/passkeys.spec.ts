import type { Page } from "@playwright/test";
import { clientId, clientSecret, startOpenIdProvider } from "../support/openid-provider.ts";
import { linkIn, outsideDemo, runAdmin, startOutsideDemo } from "./support/own-waymark.ts";
import { axeFindings, expect, sidewaysScroll, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

const passkey = (page: Page) =>
	page.getByRole("main").getByRole("listitem").filter({ hasText: "My “laptop” <b>" });

/** Gives a page a device that makes and uses passkeys, and confirms whatever it is asked. */
async function plugInDevice(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("WebAuthn.enable");
	await devtools.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport: "internal",
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
}

test("[I27] a passkey is added under a name, signs in, is renamed and removed; the first administrator comes by a printed link", async ({
	complaints,
	openAs,
}) => {
	complaints.expected.push(/status of 40[03]/);
	const waymark = await startOutsideDemo();
	try {
		const page = await openAs(null, { baseURL: waymark.origin });
		await plugInDevice(page);
		await page.goto("/sign-in");
		await expect(page.getByRole("main")).toContainText("Nobody has an account here yet.");
		expect(await axeFindings(page)).toEqual([]);
		await page.goto(linkIn(await runAdmin(waymark, "create", "Ada Lovelace", "ada@example.org")));
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.waitForURL("**/workspace");

		await page.goto("/account/passkeys");
		await expect(page.getByRole("main")).toContainText("You have no passkey yet.");
		await page.getByLabel("Name").fill("  ");
		await page.getByRole("button", { name: "Add a passkey" }).click();
		await expect(page.getByRole("alert")).toContainText("Enter a name for the passkey");
		await page.getByLabel("Name").fill("My “laptop” <b>");
		await page.getByRole("button", { name: "Add a passkey" }).click();
		await expect(page.getByRole("alert")).toContainText("The passkey “My “laptop” <b>” was added.");
		await expect(passkey(page)).toContainText("never used");
		expect(await axeFindings(page)).toEqual([]);

		await page.getByRole("button", { name: "Sign out" }).click();
		await page.goto("/sign-in?to=%2Faccount%2Fpasskeys");
		expect(await axeFindings(page)).toEqual([]);
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		await page.waitForURL("**/account/passkeys");
		await expect(page.getByRole("banner")).toContainText("Ada Lovelace");
		await expect(passkey(page)).toContainText("last used on");

		await page.getByText("Rename the passkey My").click();
		await page.getByLabel("Call this passkey").fill(" ");
		await page.getByRole("button", { name: "Rename" }).click();
		await expect(page.getByRole("alert")).toContainText("Enter a name for the passkey");
		expect(await axeFindings(page)).toEqual([]);
		await page.getByLabel("Call this passkey").fill("The laptop at work");
		await page.getByRole("button", { name: "Rename" }).click();
		await expect(page.getByRole("alert")).toContainText("The passkey is called “The laptop at work” now.");
		expect(await waymark.query("select kind from audit_event where kind = 'passkey-renamed'")).toHaveLength(
			1,
		);

		await page.getByRole("button", { name: "Remove the passkey The laptop at work" }).click();
		await expect(page.getByRole("alert")).toContainText("The passkey was removed.");
		await page.getByRole("button", { name: "Sign out" }).click();
		await page.goto("/sign-in");
		await page.getByRole("button", { name: "Sign in with a passkey" }).click();
		await expect(page.getByRole("main")).toContainText("This passkey is not known here.");
	} finally {
		await waymark.remove();
	}
});

test("[I28] the answer of a passkey counts once, and an invented or unreadable one never", async ({
	openAs,
}) => {
	const waymark = await startOutsideDemo();
	try {
		const page = await openAs(null, { baseURL: waymark.origin });
		await plugInDevice(page);
		await page.goto(linkIn(await runAdmin(waymark, "create", "Ada", "ada@example.org")));
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.waitForURL("**/workspace");
		await page.goto("/account/passkeys");
		await page.getByRole("button", { name: "Add a passkey" }).click();
		await expect(page.getByRole("alert")).toContainText("was added");
		await page.getByRole("button", { name: "Sign out" }).click();
		await page.goto("/sign-in");
		const [sent] = await Promise.all([
			page.waitForRequest((request) => (request.postData() ?? "").includes('"finish"')),
			page.getByRole("button", { name: "Sign in with a passkey" }).click(),
		]);
		await page.waitForURL("**/workspace");
		const step = sent.postDataJSON();
		const send = (data: unknown) =>
			page.request.post("/sign-in/passkey", { headers: { origin: waymark.origin }, data });
		expect((await send(step)).status()).toBe(403);
		expect((await send({ ...step, response: { ...step.response, id: "invented" } })).status()).toBe(403);
		for (const broken of [{}, { step: "finish" }, { step: "finish", response: {}, to: "/" }, []])
			expect((await send(broken)).status()).toBe(400);
		const odd = { step: "finish", response: { id: step.response.id }, to: "/" };
		expect((await send(odd)).status()).toBe(403);
	} finally {
		await waymark.remove();
	}
});

test("[I21] an account at an OpenID provider signs in, and strangers are told what to do", async ({
	complaints,
	openAs,
}) => {
	complaints.expected.push(/status of 40[03]/);
	const waymark = await Waymark.prepare({ host: "localhost" });
	const { origin } = waymark;
	const provider = await startOpenIdProvider(`${origin}/sign-in/openid/callback`);
	try {
		await waymark.start({
			...{ ...outsideDemo, OIDC_ISSUER: provider.issuer, OIDC_NAME: "the town hall" },
			...{ OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, LOG_LEVEL: "silent" },
		});
		await runAdmin(waymark, "create", "Ada", "ada@example.org");
		const page = await openAs(null, { baseURL: origin, viewport: { width: 390, height: 800 } });
		provider.present = { subject: "eve", email: "eve@example.org", verified: true };
		await page.goto("/sign-in?to=%2Fworkspace%2Fsettings");
		await page.getByRole("button", { name: "Sign in with the town hall" }).click();
		await expect(heading(page)).toHaveText("You are not signed in");
		await expect(page.getByRole("main")).toContainText(
			"Ask the coordinator of your roadmap for an invitation.",
		);
		expect(await axeFindings(page)).toEqual([]);
		expect(await sidewaysScroll(page)).toBe(0);
		await page.context().clearCookies();
		provider.present = { subject: "ada", email: "ada@example.org", verified: true };
		await page.goto("/sign-in?to=%2Fworkspace%2Fsettings");
		await page.getByRole("button", { name: "Sign in with the town hall" }).click();
		await page.waitForURL("**/workspace/settings");
		await page.close();
	} finally {
		await waymark.remove();
		await provider.close();
	}
});
