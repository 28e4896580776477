import type { Page } from "@playwright/test";
import { textOf } from "#app/features/versions/authored-block.ts";
import { readAuthoredBlocks, readState } from "#app/features/versions/read-authored-blocks.server.ts";
import { openDatabase } from "#db/database.ts";
import { listBindings } from "#db/queries/versions.ts";
import { state } from "./editor.ts";
import { expect } from "./test.ts";
import type { Waymark } from "./waymark.ts";

/** The texts of a meeting in which people write. */
export type SaidIn = "public" | "private" | "narrative";

/** A sentence that its writer saw as saved. */
export interface Sentence {
	text: string;
	/** Slug of the organisation whose person wrote it. */
	by: string;
	where: SaidIn;
}

/** A busy machine gets its time: it is what is shown in the end that counts. */
export const patiently = { timeout: 45_000 };

/** Everything that anybody saw as saved, to be looked for at the end. */
export class Said {
	readonly sentences: Sentence[] = [];

	in(where: SaidIn): Sentence[] {
		return this.sentences.filter((sentence) => sentence.where === where);
	}

	/** Types a sentence where the caret is, and notes it once the page says that it is saved. */
	async write(page: Page, sentence: Sentence): Promise<void> {
		await page.keyboard.type(sentence.text);
		await expect(state(page)).toHaveText("Saved", patiently);
		this.sentences.push(sentence);
	}
}

/**
 * Who wrote which paragraph of the newest kept version of a text, from the stored bindings: the paragraph with the slugs of those whose
 * letters are in it.
 */
export async function readWhoWrote(
	waymark: Waymark,
	where: { kind: "meeting" | "published"; column: string; id: string },
): Promise<{ text: string; by: string[] }[]> {
	const [version] = await waymark.query<{ document_id: string; state: Buffer }>(
		`select v.document_id, v.state from document_version v join document d on d.id = v.document_id
			where d.${where.column} = ? and v.kind = ? order by v.number desc limit 1`,
		...[where.id, where.kind],
	);
	if (!version) throw new Error(`No version of kind ${where.kind} is kept`);
	const db = openDatabase(waymark.databaseUrl);
	try {
		const bindings = await listBindings(db, version.document_id);
		return readAuthoredBlocks(readState(version.state), bindings).map((block) => ({
			text: textOf(block),
			by: [...new Set(block.runs.map(({ by }) => by ?? "nobody"))],
		}));
	} finally {
		await db.destroy();
	}
}
