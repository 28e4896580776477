import { AxeBuilder } from "@axe-core/playwright";
import {
	type BrowserContext,
	type BrowserContextOptions,
	test as base,
	expect,
	type Page,
} from "@playwright/test";
import { nodeCount, Waymark } from "./waymark.ts";

export { expect };

/** What the pages of a test complained about in their console; a test fails on what it did not expect. */
interface Complaints {
	/** Complaints that match are part of the test. */
	expected: RegExp[];
	/** What was complained about so far. */
	heard: string[];
}

/** With no node behind it, a proxy says in its words what a browser otherwise says in its own. */
const byProxy = [
	"the server responded with a status of 502 (Bad Gateway)",
	"net::ERR_CONNECTION_REFUSED",
] as const;

/** Opens a window of its own for a person of the demo, or for the public (null). */
type OpenAs = (person: string | null, options?: BrowserContextOptions) => Promise<Page>;

export const roadmapPath = "/fast-track-cities-london";

/** The Waymark of a worker, once a test has asked for it, and the file of tests that its data is for. */
interface Kept {
	waymark: Waymark | null;
	file: string;
}

/** One running Waymark for each worker, with fresh data for each file of tests, windows for its people, and an eye on every console. */
export const test = base.extend<
	{ openAs: OpenAs; complaints: Complaints; freshData: undefined },
	{ waymark: Waymark; kept: Kept; nodes: number }
>({
	/** How many nodes this Waymark is; 0 for one process on SQLite. */
	nodes: [nodeCount, { scope: "worker" }],
	kept: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
		async ({}, use) => {
			await use({ waymark: null, file: "" });
		},
		{ scope: "worker" },
	],
	waymark: [
		async ({ kept, nodes }, use) => {
			const waymark = await Waymark.prepare({ nodes });
			kept.waymark = waymark;
			await waymark.start();
			await use(waymark);
			await waymark.remove();
		},
		{ scope: "worker" },
	],
	// Which files a worker gets, and in which order, is chance: none of them may find what another one left.
	freshData: [
		async ({ kept }, use, { file }) => {
			if (kept.file !== file && kept.file !== "") await kept.waymark?.renew();
			kept.file = file;
			await use(undefined);
		},
		{ auto: true },
	],
	// biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
	complaints: async ({}, use) => {
		await use({ expected: [], heard: [] });
	},
	openAs: async ({ browser, waymark, complaints }, use) => {
		const contexts: BrowserContext[] = [];
		const { heard } = complaints;
		await use(async (person, options = {}) => {
			const context = await browser.newContext({ baseURL: waymark.origin, ...options });
			contexts.push(context);
			await context.addInitScript(() =>
				document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
					console.error(`policy violation: ${effectiveDirective} ${blockedURI}`),
				),
			);
			const page = await context.newPage();
			page.on("console", (message) => {
				if (message.type() === "error") heard.push(message.text().replace(...byProxy));
			});
			page.on("pageerror", (error) => heard.push(`uncaught: ${error.message}`));
			if (person !== null) await signIn(page, person);
			return page;
		});
		for (const context of contexts) await context.close();
		const unexpected = heard.filter((text) => !complaints.expected.some((pattern) => pattern.test(text)));
		expect(unexpected).toEqual([]);
	},
});

/** The first person of the demo with a role on the roadmap of these tests, whoever else has got that role since. */
export async function nameOfRole(waymark: Waymark, role: string): Promise<string> {
	const [first] = await waymark.query<{ name: string }>(
		`select p.name from person p join membership m on m.person_id = p.id join roadmap r on r.id = m.roadmap_id
		where m.role = ? and r.slug = ? and p.demo = 1 order by p.id limit 1`,
		role,
		roadmapPath.slice(1),
	);
	return first?.name ?? "";
}

export const coordinatorName = (waymark: Waymark): Promise<string> => nameOfRole(waymark, "coordinator");

/** Signs in by the button of the demo. */
async function signIn(page: Page, person: string): Promise<void> {
	await page.goto("/sign-in");
	await page.getByRole("button", { name: person, exact: true }).click();
	await page.waitForURL("**/workspace");
}

/** Everything that axe finds on a page, as readable lines. */
export async function axeFindings(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
		.analyze();
	return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target).join("; ")})`);
}

/** By how many CSS pixels a page is wider than its window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * For tests of what exists only where one process serves everybody, wherever the others run. That is: simulated colleagues, whom a
 * demo on several nodes does not have; and how a process starts to which nobody has told its address.
 */
export const testOnOneProcess = test.extend<object, { nodes: number }>({
	nodes: [0, { scope: "worker" }],
});
