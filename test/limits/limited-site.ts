import { pino } from "pino";
import { io } from "socket.io-client";
import { WebSocket } from "ws";
import * as roadmap from "#app/routes/api/roadmap.ts";
import * as signOut from "#app/routes/public/sign-out.ts";
import type { Db } from "#db/database.ts";
import { startServer } from "#server/create-server.ts";
import { readEnv } from "#server/env.ts";
import { createSessions } from "#server/sessions.ts";
import { siteBuild } from "#test/public/public-site.ts";
import { addPartnership } from "#test/support/partnership.ts";

const secret = "a secret of more than thirty-two characters";

/** A form of ours, a page behind a sign-in, and a route of the API, as far as limits can tell. */
const taken: Record<string, string>[] = [];
const modules = {
	form: {
		path: "workspace/form",
		module: {
			default: () => null,
			loader: () => null,
			async action({ request }: { request: Request }) {
				taken.push(Object.fromEntries(await request.formData()) as Record<string, string>);
				return null;
			},
		},
	},
	desk: { path: "workspace/desk", module: { action: () => Response.json({ done: true }) } },
	api: { path: "api/v1/things", module: { loader: () => Response.json({ things: [] }) } },
	apiRoadmap: { path: "api/v1/roadmaps/:roadmap", module: roadmap },
	signOut: { path: "sign-out", module: signOut },
};

/** The real server with small limits, asked from networks and by people of the test's choice. */
export async function startLimitedSite(
	db: Db,
	limits: Record<`LIMIT_${string}`, string>,
	more: Parameters<typeof siteBuild>[0] = {},
	logged: (line: string) => void = () => {},
) {
	const partnership = await addPartnership(db);
	const env = readEnv({ PORT: "0", DEMO: "1", TRUST_PROXY: "1", ...limits });
	if (!env.ok) throw new Error(env.message);
	const build = siteBuild({ ...modules, ...more });
	const server = await startServer({
		env: env.env,
		db,
		sessionSecret: secret,
		pages: async () => ({
			build: async () => build,
			files: [],
			publicScript: () => "",
			passkeyScript: () => "",
		}),
		log: pino({ level: "error" }, { write: logged }),
	});
	taken.length = 0;
	const sessions = createSessions({ db, now: () => new Date(), secret, secure: false });
	const cookieOf = async (personId: string) => {
		const session = await sessions.getSession();
		session.set("personId", personId);
		return (await sessions.commitSession(session)).split(";")[0] ?? "";
	};
	/** Headers of somebody in a network, signed in or not. */
	const from = (network: string, cookie = ""): Record<string, string> => ({
		"x-forwarded-for": network,
		origin: server.origin,
		...(cookie ? { cookie } : {}),
	});
	const get = (path: string, headers: Record<string, string>) =>
		fetch(server.origin + path, { headers, redirect: "manual" });
	const post = (path: string, headers: Record<string, string>, fields: Record<string, string> = {}) =>
		fetch(server.origin + path, {
			method: "POST",
			headers,
			body: new URLSearchParams(fields),
			redirect: "manual",
		});
	/** Opens a live connection: the socket, or with which status it was refused. */
	const live = (headers: Record<string, string>) =>
		new Promise<WebSocket | { status: number; retryAfter: string | undefined }>((resolve, reject) => {
			const url = `${server.origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
			const socket = new WebSocket(url, { headers });
			socket.once("message", () => resolve(socket));
			socket.once("error", reject);
			socket.once("unexpected-response", (_request, answer) => {
				resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"] });
				answer.destroy();
			});
		});
	/** A screen as browsers open it, which comes back by itself. */
	const screen = (headers: Record<string, string>) =>
		io(server.origin, {
			...{ path: "/live/", transports: ["websocket"], forceNew: true },
			...{ extraHeaders: headers, reconnectionDelay: 50 },
		});
	return { ...partnership, server, taken, cookieOf, from, get, post, live, screen };
}
