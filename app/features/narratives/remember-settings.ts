import type { EditorSettings } from "../../domain/editor-settings.ts";

/** Keeps a choice on the server, for this person on every device. False when the server did not answer. */
export async function rememberSettings({ announce, hold }: EditorSettings): Promise<boolean> {
	const body = new URLSearchParams({ announce, ...(hold && { hold: "yes" }) });
	const answer = await fetch("/workspace/settings/editor", { method: "POST", body }).catch(() => null);
	return answer?.ok ?? false;
}
