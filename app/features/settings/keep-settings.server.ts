import { data } from "#app/remix.ts";
import { findEditorSettings, saveEditorSettings } from "#db/queries/settings.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { readEditorSettings } from "../../domain/editor-settings.ts";

/** How a person wants the shared editor to be. */
export const readSettings = (app: AppContext, person: Person) => findEditorSettings(app.db, person.id);

/** Keeps what a form says about a person's own editor. 400 for a form that did not come from our page. */
export async function keepSettings(
	app: AppContext,
	person: Person,
	fields: Record<string, string>,
): Promise<void> {
	const settings = readEditorSettings(fields);
	if (!settings) throw data("This form could not be read. Open the page again and send it from there.", 400);
	await saveEditorSettings(app.db, person.id, settings, app.now().toISOString());
}
