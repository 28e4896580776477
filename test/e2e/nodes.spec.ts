import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { nodesMissing, spreadMissing } from "./support/common-ground.ts";
import { council, editor, mayor, openText, saved, sharedPath, textbox } from "./support/editor.ts";
import { expect, roadmapPath, test } from "./support/test.ts";
import { TwoNodes } from "./support/two-nodes.ts";
import { Waymark } from "./support/waymark.ts";

test.describe("two nodes", () => {
	test.skip(nodesMissing !== null, `PostgreSQL and Redis are needed: ${nodesMissing}`);
	let two: TwoNodes;
	test.beforeAll(async () => {
		two = await TwoNodes.start();
	});
	test.afterAll(() => two?.stop());

	test("[Z55] what happens on one node is on screens, pages and in texts of the other, and people move over when theirs is killed", async ({
		openAs,
		complaints,
	}) => {
		test.setTimeout(240_000);
		complaints.expected.push(/WebSocket connection|ERR_/);
		const [lead, colleague, reader] = [
			await openAs(council, two.at(0)),
			await openAs(mayor, two.at(1)),
			await openAs(null, two.at(1)),
		];
		const action = sharedPath.replace("/workspace", "");
		await reader.goto(action);
		await openText(lead);
		await openText(colleague);
		await expect(lead.locator("[data-presence]")).toContainText(mayor);
		await expect(colleague.locator("[data-presence]")).toContainText(council);

		await textbox(lead).focus();
		await lead.keyboard.type("From the first node. ");
		await expect(textbox(colleague)).toContainText("From the first node.");
		await expect(editor(colleague).locator(".narrative-editor__caret").first()).toBeAttached();

		const coordinator = await openAs("Fast-Track Cities London coordinator", two.at(0));
		await coordinator.goto(sharedPath);
		await coordinator.getByText("Change the status").click();
		await coordinator.getByRole("radio", { name: "At risk" }).check();
		await coordinator.getByLabel("Why?").fill("One node told the other.");
		await coordinator.getByLabel("What will be done, or whose help is needed?").fill("Tell more nodes.");
		await coordinator.getByRole("button", { name: "Save the status" }).click();
		await expect(reader.getByRole("main")).toContainText("One node told the other.");
		await expect(colleague.getByRole("main")).toContainText("One node told the other.");

		await two.nodes[0]?.kill("SIGKILL");
		await textbox(lead).focus();
		await lead.keyboard.type("Written while nobody listened. ");
		await saved(lead);
		await expect(textbox(colleague)).toContainText("Written while nobody listened.");
		await two.nodes[0]?.start();
		const late = await openAs(null, two.at(0));
		await late.goto(action);
		await expect(late.getByRole("main")).toContainText("One node told the other.");
	});

	test("[Z56] signing out everywhere on one node closes what is open on the other", async ({
		openAs,
		complaints,
	}) => {
		complaints.expected.push(/WebSocket connection|ERR_|status of 40/);
		const writing = await openAs(council, two.at(0));
		await openText(writing);
		const other = await openAs(council, two.at(1));
		await other.goto("/account/sessions");
		await other.getByRole("button", { name: /sign out everywhere/i }).click();
		await expect(editor(writing)).toContainText(/signed out|session/i);
		await writing.goto(`/workspace${roadmapPath}`);
		await expect(writing).toHaveURL(/sign-in/);
	});
});

test("[Z58] [J15] where browser tests run on several nodes, requests and sockets go to all of them in turn; and no colleagues are offered", async ({
	openAs,
}) => {
	test.skip(spreadMissing !== null, `PostgreSQL, Redis and nginx are needed: ${spreadMissing}`);
	const waymark = await Waymark.prepare({ nodes: 2 });
	try {
		await waymark.start();
		const page = await openAs(council, { baseURL: waymark.origin });
		const pages: string[] = [];
		for (let i = 0; i < 4; i++)
			pages.push((await page.request.get("/workspace")).headers()["x-answered-by"] ?? "nobody");
		const sockets = [await whoseSocket(waymark.origin), await whoseSocket(waymark.origin)];
		expect(new Set(pages).size).toBe(2);
		expect(new Set(sockets)).toEqual(new Set(pages));
		await openText(page);
		await expect(page.locator("[data-colleagues]")).toHaveCount(0);
		// A window that outlives its server complains.
		await page.context().close();
	} finally {
		await waymark.remove();
	}
});

/** The node that takes a socket for live updates. */
async function whoseSocket(origin: string): Promise<string> {
	const url = `${origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
	const socket = new WebSocket(url, { headers: { origin } });
	const answer: IncomingMessage = (await once(socket, "upgrade"))[0];
	socket.terminate();
	return String(answer.headers["x-answered-by"]);
}
