import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { freePort } from "./free-port.ts";
import type { ProgramUser } from "./postgres-programs.ts";

export interface Cluster {
	/** Address of its maintenance database, with a password that only this run knows. */
	url: string;
	stop(): Promise<void>;
}

/**
 * Starts a throwaway PostgreSQL on 127.0.0.1 at a free port, with its data in a fresh temporary folder and without
 * fsync: for tests only. `stop` ends it and removes the folder. Throws with the server's own words when it does not start.
 */
export async function startCluster(bin: string, user: ProgramUser): Promise<Cluster> {
	const folder = mkdtempSync(join(tmpdir(), "waymark-postgres-"));
	const password = randomBytes(16).toString("hex");
	const removeFolder = () => rmSync(folder, { recursive: true, force: true });
	try {
		makeData(bin, user, folder, password);
		const port = await freePort();
		const url = `postgres://waymark:${password}@127.0.0.1:${port}/postgres`;
		const server = serve(bin, user, folder, port);
		const killAtExit = () => server.child.kill("SIGQUIT");
		process.once("exit", killAtExit);
		const stop = async () => {
			process.removeListener("exit", killAtExit);
			if (server.child.exitCode === null) {
				const ended = new Promise((resolve) => server.child.once("exit", resolve));
				server.child.kill("SIGINT");
				await ended;
			}
			removeFolder();
		};
		await untilReady(url, server).catch(async (error: unknown) => {
			await stop();
			throw error;
		});
		return { url, stop };
	} catch (error) {
		removeFolder();
		throw error;
	}
}

function makeData(bin: string, user: ProgramUser, folder: string, password: string): void {
	const passwordFile = join(folder, "password");
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (user.uid !== undefined && user.gid !== undefined) {
		chownSync(folder, user.uid, user.gid);
		chownSync(passwordFile, user.uid, user.gid);
	}
	const args = ["-D", join(folder, "data"), "-U", "waymark", "--pwfile", passwordFile, "-A", "scram-sha-256"];
	execFileSync(join(bin, "initdb"), [...args, "-E", "UTF8", "--locale=C", "--no-sync"], {
		...user,
		cwd: folder,
		stdio: ["ignore", "ignore", "pipe"],
	});
}

interface Server {
	child: ChildProcess;
	/** What it wrote so far. */
	log: string[];
}

function serve(bin: string, user: ProgramUser, folder: string, port: number): Server {
	const settings = [
		"fsync=off",
		"synchronous_commit=off",
		"full_page_writes=off",
		// Several nodes of several tests, ten connections each.
		"max_connections=300",
		"unix_socket_directories=",
	];
	const args = ["-D", join(folder, "data"), "-h", "127.0.0.1", "-p", String(port)];
	const child = spawn(join(bin, "postgres"), [...args, ...settings.flatMap((setting) => ["-c", setting])], {
		...user,
		cwd: folder,
		stdio: ["ignore", "ignore", "pipe"],
	});
	const log: string[] = [];
	child.stderr?.on("data", (chunk: Buffer) => log.push(chunk.toString("utf8")));
	child.on("error", (error) => log.push(error.message));
	return { child, log };
}

async function untilReady(url: string, server: Server): Promise<void> {
	for (let attempt = 0; attempt < 300; attempt++) {
		if (server.child.exitCode !== null) break;
		const client = new pg.Client({ connectionString: url });
		client.on("error", () => {});
		try {
			await client.connect();
			await client.end();
			return;
		} catch {
			await wait(100);
		}
	}
	throw new Error(`PostgreSQL did not start:\n${server.log.join("")}`);
}
