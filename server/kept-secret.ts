import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secret that signs cookies where none was given (demo, development): made once, kept in the data folder. */
export function keptSecret(dataDir: string): string {
	const file = join(dataDir, "session-secret");
	if (existsSync(file)) return readFileSync(file, "utf8");
	mkdirSync(dataDir, { recursive: true });
	const secret = randomBytes(32).toString("base64url");
	writeFileSync(file, secret, { mode: 0o600 });
	return secret;
}
