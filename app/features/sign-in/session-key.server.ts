import { createHash } from "node:crypto";

/** The key of a session: a hash of the identifier in its cookie. It names the session and opens nothing. */
export const sessionKeyOf = (sessionId: string): string =>
	createHash("sha256").update(sessionId).digest("hex");
