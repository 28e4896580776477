import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { build } from "esbuild";
import type { RequestHandler } from "express";
import type { PageSource } from "./remix-handler.ts";

const scriptPath = "/assets/public-client.js";

/** Pages built on the way by Vite, which reloads the browser when a file changes. */
export async function developmentPages(http: Server): Promise<PageSource> {
	const { createServer } = await import("vite");
	const vite = await createServer({
		server: { middlewareMode: true, hmr: { server: http } },
		appType: "custom",
	});
	const publicScript: RequestHandler = (request, response, next) => {
		if (request.path !== scriptPath) return next();
		bundlePublicScript().then((text) => response.type("text/javascript").send(text), next);
	};
	return {
		build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
		files: [publicScript, vite.middlewares],
		publicScript: () => scriptPath,
		close: () => vite.close(),
	};
}

async function bundlePublicScript(): Promise<string> {
	const result = await build({
		entryPoints: ["app/live/public-client.ts"],
		bundle: true,
		write: false,
		format: "iife",
		target: "es2020",
	});
	return result.outputFiles[0]?.text ?? "";
}
