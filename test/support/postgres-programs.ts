import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Who runs PostgreSQL's programs: the person who runs the tests, or the user `postgres` in place of root. */
export interface ProgramUser {
	uid?: number;
	gid?: number;
}

/** Where the programs are and who runs them; or why there are none to use. */
export type PostgresPrograms = { ok: true; bin: string; user: ProgramUser } | { ok: false; reason: string };

/** Looks for `initdb` and `postgres`: where `pg_config` says, on PATH, then in Debian's folders, newest first. */
export function findPostgresPrograms(): PostgresPrograms {
	const bin = folders().find((folder) => runs(join(folder, "initdb")) && runs(join(folder, "postgres")));
	if (bin === undefined) return { ok: false, reason: "no PostgreSQL programs on this machine" };
	if (process.getuid?.() !== 0) return { ok: true, bin, user: {} };
	const uid = numberOf("-u");
	const gid = numberOf("-g");
	if (uid === null || gid === null)
		return { ok: false, reason: "PostgreSQL does not run as root, and there is no user postgres" };
	return { ok: true, bin, user: { uid, gid } };
}

function folders(): string[] {
	const debian = "/usr/lib/postgresql";
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	return [
		output("pg_config", ["--bindir"]) ?? "",
		...(process.env.PATH ?? "").split(delimiter),
		...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, "bin")),
	].filter((folder) => folder !== "");
}

function runs(program: string): boolean {
	try {
		accessSync(program, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function numberOf(flag: "-u" | "-g"): number | null {
	const text = output("id", [flag, "postgres"]);
	return text === null ? null : Number(text);
}

function output(program: string, args: string[]): string | null {
	try {
		return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
	} catch {
		return null;
	}
}
