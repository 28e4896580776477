import { existsSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";

/** Somebody who wished to be forgotten, and when that was done. */
export interface Erasure {
	personId: string;
	at: string;
}

const line = /^([\w-]{1,64}) (\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * The erasures that a file holds, one to a line; none where there is no file. Lines that nobody can read are left out. Throws when
 * the file cannot be opened.
 */
export function readErasures(file: string): Erasure[] {
	if (!existsSync(file)) return [];
	return readFileSync(file, "utf8")
		.split("\n")
		.flatMap((text) => {
			const [, personId, at] = line.exec(text) ?? [];
			return personId && at ? [{ personId, at }] : [];
		});
}

/**
 * Adds erasures to the file that is kept apart from all back-ups, so that a restored one forgets these people again. It holds ids
 * and instants only. Resolves when they are on the disk.
 */
export async function keepErasures(file: string, erasures: Erasure[]): Promise<void> {
	const known = new Set(readErasures(file).map(({ personId }) => personId));
	const fresh = erasures.filter(({ personId }) => !known.has(personId));
	if (fresh.length === 0) return;
	const handle = await open(file, "a", 0o600);
	try {
		await handle.write(fresh.map(({ personId, at }) => `${personId} ${at}\n`).join(""));
		await handle.sync();
	} finally {
		await handle.close();
	}
}
