import { defaultEditorSettings, type EditorSettings } from "#app/domain/editor-settings.ts";
import type { Db } from "../database.ts";

/** What a person chose; the defaults for who never chose. */
export async function findEditorSettings(db: Db, personId: string): Promise<EditorSettings> {
	const row = await db
		.selectFrom("person_setting")
		.select(["announce_changes", "hold_changes"])
		.where("person_id", "=", personId)
		.executeTakeFirst();
	return row ? { announce: row.announce_changes, hold: row.hold_changes === 1 } : defaultEditorSettings;
}

/** Keeps what a person chose, instead of what they chose before. */
export async function saveEditorSettings(
	db: Db,
	personId: string,
	settings: EditorSettings,
	at: string,
): Promise<void> {
	const chosen = {
		announce_changes: settings.announce,
		hold_changes: settings.hold ? (1 as const) : (0 as const),
		at,
	};
	await db
		.insertInto("person_setting")
		.values({ person_id: personId, ...chosen })
		.onConflict((conflict) => conflict.column("person_id").doUpdateSet(chosen))
		.execute();
}
