import * as Y from "yjs";
import { type PassageAnchor, passageAnchor } from "../../domain/passage-anchor.ts";

/**
 * An anchor as a browser sent it, if its sizes are right and its positions are what Yjs itself would have written;
 * otherwise null. Whether they point at anything is for whoever shows the text to find out.
 */
export function checkAnchor(sent: unknown): PassageAnchor | null {
	const parsed = passageAnchor.safeParse(sent);
	if (!parsed.success || !isPosition(parsed.data.start) || !isPosition(parsed.data.end)) return null;
	const { quotation, before } = parsed.data;
	return { ...parsed.data, quotation: withoutControls(quotation), before: withoutControls(before) };
}

function isPosition(base64: string): boolean {
	const bytes = Buffer.from(base64, "base64");
	try {
		return bytes.equals(Y.encodeRelativePosition(Y.decodeRelativePosition(bytes)));
	} catch {
		return false;
	}
}

/** PostgreSQL takes no zero character, and none of these is a word of a passage. */
const withoutControls = (text: string) =>
	// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out
	text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, " ");
