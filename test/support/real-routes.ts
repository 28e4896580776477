import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { AppContext } from "#app/context.server.ts";

/** A route of ours: its path below the site, and its module. */
interface RealRoute {
	path: string;
	index?: true;
	module: object;
}

/**
 * A Remix build of a few real routes, for tests that need their forms and not how their pages look: whatever would be rendered
 * is an empty answer with its status.
 */
export function buildOf(routes: Record<string, RealRoute>): { build: ServerBuild; app: () => AppContext } {
	let app: AppContext | undefined;
	const grab = {
		loader: ({ context }: { context: AppLoadContext }) => {
			app = context.app;
			return new Response("done");
		},
	};
	const entries = Object.entries({ ...routes, grab: { path: "grab", module: grab } });
	const build = {
		mode: "production",
		entry: {
			module: {
				default: (_request: Request, status: number, headers: Headers) =>
					new Response("", { status, headers }),
				handleError: () => {},
			},
		},
		routes: Object.fromEntries(
			entries.map(([id, { path, module, ...more }]) => [id, { id, path, module, ...more }]),
		),
		assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
		publicPath: "/",
		assetsBuildDirectory: "",
		future: { v3_singleFetch: true, v3_fetcherPersist: true, v3_relativeSplatPath: true },
		isSpaMode: false,
	} as unknown as ServerBuild;
	return {
		build,
		app: () => {
			if (!app) throw new Error("Nobody has opened /grab yet");
			return app;
		},
	};
}
