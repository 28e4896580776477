import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { Waymark } from "./waymark.ts";

const root = resolve(import.meta.dirname, "../../..");

/** Runs the admin command of the built product on the data of a running server; gives what it printed. */
export async function runAdmin(waymark: Waymark, ...args: string[]): Promise<string> {
	const env = { ...process.env, DATABASE_URL: waymark.databaseUrl, ORIGIN: waymark.origin };
	const { stdout } = await promisify(execFile)(process.execPath, ["build/node/admin.js", ...args], {
		cwd: root,
		env,
	});
	return stdout;
}

/** The link that the admin command printed. */
export const linkIn = (printed: string): string => /https?:\S+\/sign-in\/link\/\S+/.exec(printed)?.[0] ?? "";

/** What makes a Waymark no demo. */
export const outsideDemo = { DEMO: "0", SESSION_SECRET: "a secret of more than thirty-two characters" };

/** Starts a Waymark that is not the demo, under a name: passkeys belong to names, not to numeric addresses. */
export async function startOutsideDemo(): Promise<Waymark> {
	const waymark = await Waymark.prepare({ host: "localhost" });
	await waymark.start(outsideDemo);
	return waymark;
}
