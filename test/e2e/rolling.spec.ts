import { spreadMissing } from "./support/common-ground.ts";
import { council, openText, saved, sharedPath, textbox } from "./support/editor.ts";
import { findNginx } from "./support/nginx.ts";
import { expect, roadmapPath, test } from "./support/test.ts";
import { TwoNodes } from "./support/two-nodes.ts";

const nginx = findNginx();
const restarts = 5;
const requests = 10_000;
const paths = [roadmapPath, `${roadmapPath}/changes`, "/", `${roadmapPath}/data/roadmap.json`, "/sign-in"];

test("[Z57] two nodes are restarted in turn, five times, while people read and write: no request fails, and no saved word is lost", async ({
	openAs,
	complaints,
}) => {
	test.skip(spreadMissing !== null, `PostgreSQL, Redis and nginx are needed: ${spreadMissing}`);
	test.setTimeout(600_000);
	complaints.expected.push(/WebSocket connection|ERR_/);
	const two = await TwoNodes.start(nginx ?? "");
	try {
		const writer = await openAs(council, two.at(0));
		await openText(writer);
		const load = readUntilEnough(two.at(0).baseURL);
		const words: string[] = [];
		await textbox(writer).focus();
		await writer.keyboard.press("Control+End");
		for (let restart = 0; restart < restarts; restart++) {
			for (const node of two.nodes) {
				const restarted = node.kill("SIGTERM").then(() => node.start());
				let isBack = false;
				void restarted.finally(() => {
					isBack = true;
				});
				while (!isBack) {
					words.push(`word${words.length}`);
					await writer.keyboard.type(` ${words.at(-1)}`);
				}
				await restarted;
			}
		}
		await saved(writer);
		expect(await load).toEqual({ answered: requests, failed: [] });
		const reader = await openAs("Mayor of London lead", two.at(0));
		await openText(reader, sharedPath);
		const text = (await textbox(reader).textContent()) ?? "";
		expect(words.length).toBeGreaterThan(50);
		expect(words.filter((word) => !text.includes(word))).toEqual([]);
	} finally {
		await two.stop();
	}
});

/** Asks for pages, about a hundred in a second, until there were enough. */
async function readUntilEnough(origin: string): Promise<{ answered: number; failed: string[] }> {
	const failed: string[] = [];
	let asked = 0;
	let answered = 0;
	const reader = async () => {
		while (asked < requests) {
			const path = paths[asked++ % paths.length] ?? "/";
			try {
				const response = await fetch(origin + path);
				await response.arrayBuffer();
				if (response.ok) answered++;
				else failed.push(`${path}: ${response.status}`);
			} catch (error) {
				failed.push(`${path}: ${error}`);
			}
			await new Promise((done) => setTimeout(done, 50));
		}
	};
	await Promise.all(Array.from({ length: 8 }, reader));
	return { answered, failed };
}
