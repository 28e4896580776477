import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { data } from "@remix-run/node";
import type { SendAgain } from "#app/domain/limits.ts";

type Route = NonNullable<ServerBuild["routes"][string]>;
type Args = LoaderFunctionArgs | ActionFunctionArgs;

const held = new WeakMap<ServerBuild, ServerBuild>();

/**
 * The same build, but no loader and no action does anything for a request that came too soon (`wait` in its context): a page
 * says so instead, and a form is on it with everything that was typed, to be sent again.
 */
export function holdBuild(build: ServerBuild): ServerBuild {
	const known = held.get(build);
	if (known) return known;
	const routes = Object.entries(build.routes).map(([id, route]) => [id, route && holdRoute(route)]);
	const made: ServerBuild = { ...build, routes: Object.fromEntries(routes) };
	held.set(build, made);
	return made;
}

function holdRoute(route: Route): Route {
	const { loader, action, default: page } = route.module;
	const isPage = page !== undefined;
	return {
		...route,
		module: {
			...route.module,
			// What every page shows of the installation is on the page that refuses, too.
			...(loader && route.id !== "root" ? { loader: hold(loader, isPage) } : {}),
			...(action ? { action: hold(thenTell(action), isPage) } : {}),
		},
	};
}

/** Nobody is answered before the other nodes know what they wrote: their next page may come from there. */
function thenTell<T extends (args: never) => unknown>(work: T): T {
	const telling = async (args: Args) => {
		try {
			return await work(args as never);
		} finally {
			await args.context.app.othersKnow();
		}
	};
	return telling as unknown as T;
}

function hold<T extends (args: never) => unknown>(work: T, isPage: boolean): T {
	const holding = async (args: Args) => {
		const { wait } = args.context;
		if (!wait) return work(args as never);
		const init = { status: 429, headers: { "Retry-After": String(wait.retryAfterSeconds) } };
		if (!isPage) return Response.json({ message: wait.sentence }, init);
		throw data({ sentence: wait.sentence, again: await readTyped(args.request) }, init);
	};
	return holding as unknown as T;
}

async function readTyped(request: Request): Promise<SendAgain | null> {
	if (request.method === "GET" || request.method === "HEAD") return null;
	const form = await request.formData().catch(() => null);
	if (!form) return null;
	const { pathname, search } = new URL(request.url);
	const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
	return { address: pathname + search, fields, lostFiles: fields.length < [...form].length };
}
