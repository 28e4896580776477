import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express from "express";
import { packedFiles } from "./public/packed-files.ts";
import type { PageSource } from "./remix-handler.ts";

/** Pages as `npm run build` left them. Throws when nothing has been built. */
export async function builtPages(buildFolder: string): Promise<PageSource> {
	const client = resolve(buildFolder, "client");
	const server: ServerBuild = await import(pathToFileURL(resolve(buildFolder, "server/index.js")).href);
	const { publicScript, passkeyScript } = JSON.parse(readFileSync(join(buildFolder, "scripts.json"), "utf8"));
	return {
		build: async () => server,
		// Files under /assets carry a hash of their content in their name.
		files: [
			packedFiles(join(client, "assets")),
			assets(join(client, "assets")),
			express.static(client, { index: false, redirect: false, maxAge: "1h" }),
		],
		publicScript: () => publicScript,
		passkeyScript: () => passkeyScript,
	};
}

function assets(folder: string): express.RequestHandler {
	const router = express.Router();
	router.use(
		"/assets",
		express.static(folder, { immutable: true, maxAge: "1y", index: false, redirect: false }),
	);
	return router;
}
