import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import * as entry from "#app/entry.server.tsx";
import * as root from "#app/root.tsx";
import * as action from "#app/routes/public/action.tsx";
import * as home from "#app/routes/public/home.tsx";
import * as layout from "#app/routes/public/layout.tsx";
import * as roadmap from "#app/routes/public/roadmap.tsx";
import * as workstream from "#app/routes/public/workstream.tsx";
import type { Db } from "#db/database.ts";
import type { LeadOn } from "#server/moved-addresses.ts";
import { createPublicPages } from "#server/public/public-pages.ts";
import { publicSecurityHeaders } from "#server/security-headers.ts";
import { testContext } from "#test/support/test-context.ts";

/** A page has the frame of public pages around it; anything else stands alone. */
type Modules = Record<string, { path?: string; index?: true; page?: true; module: object }>;

const pages: Modules = {
	home: { index: true, module: home },
	roadmap: { path: ":roadmap", module: roadmap },
	workstream: { path: ":roadmap/workstreams/:workstream", module: workstream },
	action: { path: ":roadmap/actions/:action", module: action },
};

/** What the bundler would have built: our own routes, and others of a test's own. */
export function siteBuild(more: Modules = {}): ServerBuild {
	const module = (given: object) => given as ServerBuild["routes"][string] & object;
	const routes: ServerBuild["routes"] = {
		root: { id: "root", path: "", module: module(root) as never },
		layout: { id: "layout", parentId: "root", module: module(layout) as never },
	};
	for (const [id, { module: given, ...route }] of Object.entries(pages))
		routes[id] = { id, parentId: "layout", ...route, module: given as never };
	for (const [id, { module: given, page, ...route }] of Object.entries(more))
		routes[id] = { id, parentId: page ? "layout" : "root", ...route, module: given as never };
	const known = Object.values(routes).flatMap((route) => (route ? [route] : []));
	const assets = known.map(({ id, parentId, path, index }) => [
		id,
		{
			id,
			parentId,
			path,
			index,
			module: `/${id}.js`,
			hasLoader: true,
			hasAction: false,
			hasErrorBoundary: false,
		},
	]);
	return {
		mode: "production",
		entry: { module: entry },
		routes,
		assets: {
			version: "test",
			url: "/m.js",
			entry: { module: "/e.js", imports: [] },
			routes: Object.fromEntries(assets),
		},
		publicPath: "/",
		assetsBuildDirectory: "build/client",
		isSpaMode: false,
		future: {
			v3_fetcherPersist: true,
			v3_relativeSplatPath: true,
			v3_throwAbortReason: true,
			v3_singleFetch: true,
			v3_lazyRouteDiscovery: true,
		},
	};
}

/** An answer as it came over the wire. */
export interface Received {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** Our public pages on a free port, with the page cache in front and nothing behind but a 418. */
export async function startPublicSite(
	db: Db,
	options: { cacheBytes?: number; now?: () => Date; more?: Modules; leadOn?: LeadOn } = {},
) {
	const { context, published } = testContext(db);
	let origin = "";
	const app = {
		...context,
		...(options.now ? { now: options.now } : {}),
		origin: () => origin,
		publish(change: Parameters<typeof context.publish>[0]) {
			publicPages.forget(`roadmap:${change.roadmapId}`);
			publicPages.forget("roadmaps");
			context.publish(change);
		},
		forgetPublic: (dependency: Parameters<typeof context.forgetPublic>[0]) => publicPages.forget(dependency),
	};
	const build = siteBuild(options.more);
	const publicPages = createPublicPages({
		env: {
			origin: null,
			development: false,
			limits: { cacheBytes: options.cacheBytes ?? 16 * 1024 * 1024 } as never,
		},
		app,
		now: () => app.now().getTime(),
		pages: { build: async () => build },
		log: pino({ level: "silent" }),
		loadContext: () => ({
			app,
			person: null,
			sessionKey: null,
			nonce: "",
			requestId: "test-request",
			clientAddress: "",
			publicScript: "/assets/public.js",
			passkeyScript: "/assets/passkey.js",
		}),
		headers: publicSecurityHeaders({ https: false, development: false }),
		...(options.leadOn ? { leadOn: options.leadOn } : {}),
		next: (_request, response) => void response.writeHead(418).end("handed on"),
	});
	const http = createServer(publicPages.handle);
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const { port } = http.address() as AddressInfo;
	origin = `http://127.0.0.1:${port}`;

	const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
		new Promise<Received>((resolve, reject) => {
			const sent = httpRequest({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
				const parts: Buffer[] = [];
				answer.on("data", (part: Buffer) => parts.push(part));
				answer.on("end", () => {
					resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
				});
			});
			sent.on("error", reject).end();
		});
	return {
		app,
		published,
		ask,
		stats: publicPages.stats,
		forget: publicPages.forget,
		close: () => new Promise((resolve) => http.close(resolve).closeAllConnections()),
	};
}
