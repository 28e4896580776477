import { Writable } from "node:stream";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { expect } from "vitest";
import type { Db } from "#db/database.ts";
import { startServer, type WaymarkServer } from "#server/create-server.ts";
import { readEnv } from "#server/env.ts";
import { createLog } from "#server/operations/create-log.ts";

interface Loader {
	(given: { context: AppLoadContext; request: Request; params: Record<string, string> }): unknown;
	/** What the route says of itself, as in `handle.public`. */
	handle?: unknown;
}

/** The whole server, with routes of the test's own in place of pages; `log` is what it wrote, line by line. */
export async function startWithRoutes(
	db: Db,
	routes: Record<string, Loader>,
	settings: Record<string, string> = {},
): Promise<{ server: WaymarkServer; log: () => Record<string, unknown>[] }> {
	const read = readEnv({ PORT: "0", DEMO: "1", LOG_LEVEL: "debug", ...settings });
	if (!read.ok) throw new Error(read.message);
	const written: string[] = [];
	const into = new Writable({
		write(chunk, _encoding, done) {
			written.push(String(chunk));
			done();
		},
	});
	const build = buildOf(routes);
	const server = await startServer({
		env: read.env,
		db,
		sessionSecret: "a secret of more than thirty-two characters",
		pages: async () => ({
			build: async () => build,
			files: [],
			publicScript: () => "",
			passkeyScript: () => "",
		}),
		log: createLog(read.env.logLevel, into),
	});
	const lines = () =>
		written
			.join("")
			.split("\n")
			.filter((line) => line !== "");
	return { server, log: () => lines().map((line) => JSON.parse(line)) };
}

/** Waits for a line of the log: it is written after the answer is gone. */
export async function lineOf(
	log: () => Record<string, unknown>[],
	fits: (line: Record<string, unknown>) => boolean,
): Promise<Record<string, unknown>> {
	await expect.poll(() => log().some(fits)).toBe(true);
	return log().find(fits) ?? {};
}

function buildOf(routes: Record<string, Loader>): ServerBuild {
	const entries = Object.entries(routes).map(([path, loader]) => {
		const id = `page${path}`;
		return [id, { id, path: path.replace(/^\//, ""), module: { loader, handle: loader.handle } }];
	});
	const failed = (error: unknown, { context }: { context: AppLoadContext }) =>
		context.app.report("a page failed", error);
	return {
		mode: "production",
		entry: { module: { default: () => new Response(), handleError: failed } },
		routes: Object.fromEntries(entries),
		assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
		publicPath: "/",
		assetsBuildDirectory: "",
		future: {},
		isSpaMode: false,
	} as unknown as ServerBuild;
}
