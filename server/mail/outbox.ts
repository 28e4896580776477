import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Outbox } from "#app/mail.ts";
import { readLetter } from "./read-letter.ts";

/** How many letters are shown: the newest. */
const most = 100;
/** What the mailer calls its files: nothing else in the folder, or outside of it, can be asked for. */
const letterName = /^[0-9TZ.-]+-[0-9a-f]{8}\.eml$/;

/** The letters that were kept instead of sent, newest first. A folder that is not there is an empty one. */
export function createOutbox(folder: string): Outbox {
	const names = async () => {
		const all = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
			if (error.code === "ENOENT") return [];
			throw error;
		});
		return all
			.filter((name) => letterName.test(name))
			.sort()
			.reverse();
	};
	const read = async (name: string) => readLetter(name, await readFile(join(folder, name), "utf8"));
	return {
		list: async () => Promise.all((await names()).slice(0, most).map(read)),
		find: async (name) => ((await names()).includes(name) ? read(name) : undefined),
	};
}
