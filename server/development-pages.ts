import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { build } from "esbuild";
import type { RequestHandler } from "express";
import type { PageSource } from "./remix-handler.ts";

/** The scripts that stand beside the Remix build: path → source. */
const scripts: Record<string, string> = {
	"/assets/public-client.js": "app/live/public-client.ts",
	"/assets/passkey-client.js": "app/features/passkeys/passkey-client.ts",
};

/** Pages built on the way by Vite, which reloads the browser when a file changes. */
export async function developmentPages(http: Server): Promise<PageSource> {
	const { createServer } = await import("vite");
	const vite = await createServer({
		server: { middlewareMode: true, hmr: { server: http } },
		appType: "custom",
	});
	const bundledScripts: RequestHandler = (request, response, next) => {
		const source = scripts[request.path];
		if (source === undefined) return next();
		bundle(source).then((text) => response.type("text/javascript").send(text), next);
	};
	return {
		build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
		files: [bundledScripts, vite.middlewares],
		publicScript: () => "/assets/public-client.js",
		passkeyScript: () => "/assets/passkey-client.js",
		close: () => vite.close(),
	};
}

async function bundle(source: string): Promise<string> {
	const result = await build({
		entryPoints: [source],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2020",
	});
	return result.outputFiles[0]?.text ?? "";
}
