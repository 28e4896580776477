import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Rendering } from "../public/answer-cache.ts";
import { publicAddresses } from "../public/public-address.ts";
import { answerRenderer, type Passing } from "../public/render-answer.ts";
import type { PageSource } from "../remix-handler.ts";
import { copiedAddresses, type FindCopied, isBuilt } from "./copied-addresses.ts";
import { fileOf } from "./copy-files.ts";
import { linksOf } from "./rewrite-page.ts";

/** Something of the copy, as it was answered. */
export interface CopiedAnswer {
	/** Its path below the folder of the copy. */
	file: string;
	type: string;
	body: Buffer;
}

/** All that belongs into a copy, by address, and which link means which address. */
export interface CollectedCopy {
	answers: Map<string, CopiedAnswer>;
	find: FindCopied;
}

/**
 * Asks for everything public as a stranger does, from the first page on, by the handler that answers readers. What is no 200 is
 * not in it. `told` hears how much is there, and how much is still to be asked for.
 */
export async function collectCopy(options: {
	pages: Pick<PageSource, "build">;
	loadContext: Parameters<typeof answerRenderer>[0]["loadContext"];
	clientFolder: string;
	told: (done: number, left: number) => void;
}): Promise<CollectedCopy> {
	const { pages, clientFolder, loadContext } = options;
	const find = copiedAddresses(publicAddresses(await pages.build()), clientFolder);
	const render = answerRenderer({ pages, loadContext, headers: [], development: false });
	const answers = new Map<string, CopiedAnswer>();
	const known = new Set(["/"]);
	const queue = ["/"];
	for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
		const answer = isBuilt(clientFolder, address)
			? await builtFile(clientFolder, address)
			: await renderedAnswer(address, await render(address));
		if (answer === null) continue;
		answers.set(address, answer);
		options.told(answers.size, queue.length);
		if (!answer.type.startsWith("text/html")) continue;
		for (const href of linksOf(answer.body.toString())) {
			const next = find(href, address);
			if (next === null || known.has(next)) continue;
			known.add(next);
			queue.push(next);
		}
	}
	return { answers, find };
}

async function builtFile(clientFolder: string, path: string): Promise<CopiedAnswer> {
	return { file: path.slice(1), type: "", body: await readFile(join(clientFolder, path)) };
}

async function renderedAnswer(address: string, rendering: Rendering<Passing>): Promise<CopiedAnswer | null> {
	if (rendering.kind === "passing") {
		const { status, headers, body } = rendering.passing;
		const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
		return status === 200 ? { file: fileOf(address, type), type, body } : null;
	}
	const { head, body } = await rendering.answer.pack("identity");
	const type = head[head.findIndex((name) => name.toLowerCase() === "content-type") + 1] ?? "";
	return { file: fileOf(address, type), type, body };
}
