import type { Env } from "./env.ts";

/** What went wrong at the start, in one sentence that says what to do. */
export function startSentence(error: unknown, env: Env): string {
	const {
		code = "",
		syscall = "",
		port,
	} = (error ?? {}) as { code?: string; syscall?: string; port?: number };
	if (syscall === "listen" && code !== "EADDRINUSE") {
		return `Waymark cannot listen on ${env.host}:${env.port} (${code}): choose another HOST or PORT.`;
	}
	// As Kysely says it.
	if (error instanceof Error && error.message.startsWith("corrupted migrations"))
		return "The database was written by a later release of Waymark than this one: start that release, or restore a back-up from before.";
	switch (code) {
		case "EADDRINUSE":
			if (port !== undefined && port === env.metrics.port)
				return `Port ${port} for METRICS_PORT is taken: choose another.`;
			return `Port ${env.port} is taken: stop what uses it, or choose another, as in PORT=${env.port + 1} npm run demo.`;
		case "EACCES":
		case "EPERM":
		case "EROFS":
			return `The data folder ${env.dataDir} cannot be written to: make it writable, or set DATA_DIR to another folder.`;
		case "SQLITE_CANTOPEN":
		case "SQLITE_READONLY":
			return `The database ${env.databaseUrl} cannot be opened for writing: check the file and its folder.`;
		case "SQLITE_NOTADB":
			return `${env.databaseUrl} is not a Waymark database: move it away, or set DATA_DIR to another folder.`;
		case "ECONNREFUSED":
			return "The database server does not answer: check DATABASE_URL and that PostgreSQL is running.";
		case "ERR_MODULE_NOT_FOUND":
		case "ENOENT":
			return "The pages have not been built yet: run npm run build first.";
		default:
			return `Waymark could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
	}
}
