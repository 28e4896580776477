import { randomUUID } from "node:crypto";
import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import express from "express";
import type { Logger } from "pino";
import type { AppContext } from "#app/context.server.ts";
import { setTimeZone } from "#app/domain/time-zone.ts";
import type { Db } from "#db/database.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { findSessionData } from "#db/queries/sessions.ts";
import { createBackground } from "./background.ts";
import { bodyLimit } from "./body-limit.ts";
import { canonicalHost } from "./canonical-host.ts";
import { clientAddress } from "./client-address.ts";
import { createCollab } from "./collab/create-collab.ts";
import { loopback } from "./demo/loopback.ts";
import { endedSessions } from "./ended-session.ts";
import type { Env } from "./env.ts";
import { startJobs } from "./jobs.ts";
import { createSocketGate } from "./limits/socket-gate.ts";
import { createTurns } from "./limits/turns.ts";
import { countPolling } from "./live/count-polling.ts";
import { createLive } from "./live/create-live.ts";
import { createMailer } from "./mail/create-mailer.ts";
import { movedAddresses } from "./moved-addresses.ts";
import { createNodes } from "./nodes/create-nodes.ts";
import { tellEverywhere, tellHere } from "./nodes/tell.ts";
import { createOperations } from "./operations/create-operations.ts";
import { keepErasures } from "./operations/erasures.ts";
import { namesAnswers, requestIdOf } from "./operations/request-id.ts";
import { isOwnOrigin, originCheck, pollingCheck } from "./origin-check.ts";
import { createPublicPages } from "./public/public-pages.ts";
import { watchRevisions } from "./public/watch-revisions.ts";
import { type PageSource, remixHandler } from "./remix-handler.ts";
import { publicSecurityHeaders, securityHeaders } from "./security-headers.ts";
import { createSessions, findAsker, oncePerRequest } from "./sessions.ts";
import { signInParts } from "./sign-in-parts.ts";
import { dispatchUpgrades } from "./upgrade.ts";

/** A running Waymark. */
export interface WaymarkServer {
	http: Server;
	/** Scheme, host and port under which it is reached. */
	origin: string;
	/** Says at `/readyz` that readers should be sent elsewhere; everything still works. */
	drain(): void;
	/** Takes nobody new, ends sockets with a code, finishes what was begun, closes the database. */
	close(): Promise<void>;
}

export interface ServerOptions {
	env: Env;
	db: Db;
	sessionSecret: string;
	/** Makes the source of pages; called once, when the server listens. */
	pages: (http: Server) => Promise<PageSource>;
	log: Logger;
	now?: () => Date;
	/** How many times faster than people the simulated colleagues of the demo are; 1 unless a test is in a hurry. */
	troupeSpeed?: number;
}

/** How long a stop waits for answers that were begun, in milliseconds. */
const lastAnswersMs = 5_000;

/**
 * Puts the process together and listens. Rejects when the port is taken (`EADDRINUSE`) or the address is not ours.
 */
export async function startServer(options: ServerOptions): Promise<WaymarkServer> {
	const { env, db, log } = options;
	const now = options.now ?? (() => new Date());
	setTimeZone((await readInstallation(db)).timeZone);
	const web = express();
	const http = createHttpServer();
	// The port, and with it the origin, is known once the server listens.
	let origin = env.origin ?? "";
	const own = () => origin;
	const https = origin.startsWith("https:");
	const sessions = createSessions({ db, now, secret: options.sessionSecret, secure: https });
	const identify = (request: IncomingMessage) => findAsker({ db, sessions, now }, request.headers.cookie);

	const report = (message: string, err: unknown) => log.error({ err }, message);
	const nodes = await createNodes(env.redisUrl, report);
	const { bus } = nodes;

	const operations = await createOperations({
		env,
		db,
		log,
		checks: nodes.checks,
		sources: {
			live: () => live.figures(),
			collab: () => collab.figures(),
			publicPages: () => publicPages.stats(),
		},
	});
	const network = (request: IncomingMessage) => clientAddress(request, env.trustProxy);
	const { limits, ...ways } = signInParts(env, {
		secret: options.sessionSecret,
		secure: https,
		own,
		makeLimiter: nodes.makeLimiter,
	});
	const gate = createSocketGate({ limits, identify, network, sizes: env.limits });
	const identifyOnce = oncePerRequest(identify);
	const turns = createTurns({ limits, identify: identifyOnce, network });
	const live = createLive({ db, identify, gate, nodes, report });
	const collab = createCollab({
		db,
		now,
		identify,
		hasSession: async (key) => (await findSessionData(db, key, now().toISOString())) !== undefined,
		limits: env.limits,
		bus,
		onEdited: (edited) =>
			"actionId" in edited ? app.publishNarrative(edited) : app.publishMeeting({ ...edited, text: true }),
		report,
		...(operations.metrics ? { onCommit: operations.metrics.committed } : {}),
	});
	dispatchUpgrades(http, {
		isAllowed: (request) => isOwnOrigin(request.headers.origin, origin),
		enter: gate.enter,
		live: live.handleUpgrade,
		collab: collab.handleUpgrade,
		othersMayUpgrade: env.development,
	});
	const reporting = (requestId: string) => (message: string, err: unknown) =>
		log.error({ err, requestId }, message);
	// They live in one process, which has to see every window: a demo on several nodes does without them.
	const troupe =
		env.demo && bus.alone
			? (await import("./demo/create-troupe.ts")).createTroupe({
					...{ db, now, sessions, hasWindows: live.hasWindows },
					...{ base: () => loopback(http), origin: own, speed: options.troupeSpeed ?? 1 },
					...{ publishNarrative: live.publishNarrative, publishMeeting: live.publishMeeting },
					endSession: (sessionKey) => app.endSession(sessionKey),
					report,
				})
			: null;
	const background = createBackground((err) => log.error({ err }, "something after an answer failed"));
	const local = tellHere({
		...{ live, collab, report },
		forget: (dependency) => publicPages.forget(dependency),
		note: (roadmapId, revision) => revisions.note(roadmapId, revision),
	});
	const app: AppContext = {
		db,
		now,
		...tellEverywhere(local, bus),
		documents: collab.documents,
		sessions,
		mail: createMailer({ ...env.mail, outbox: join(env.dataDir, "outbox"), now }),
		...ways,
		limits,
		later: background.later,
		keepErasure: (erasure) => keepErasures(env.erasuresFile, [erasure]),
		report,
		origin: own,
		frameAncestors: env.embedAncestors,
		demo: env.demo,
		troupe,
	};
	const pages = await options.pages(http);
	web.disable("x-powered-by");
	web.use(namesAnswers, securityHeaders({ https, development: env.development }));
	if (env.origin === null) web.use(canonicalHost(own));
	web.use("/live", pollingCheck(own), countPolling(gate), live.handleRequest);
	web.use(originCheck(own), bodyLimit(env.limits.bodyBytes));
	web.use(["/workspace", "/account"], endedSessions({ db, sessions, identify: identifyOnce }));
	const leadOn = movedAddresses(db, identify);
	web.use((request, response, next) => {
		leadOn(request, response).then((led) => led || next(), next);
	});
	remixHandler(web, {
		pages,
		log,
		turns,
		loadContext: async (request, nonce): Promise<AppLoadContext> => {
			const asker = await identifyOnce(request);
			const requestId = requestIdOf(request);
			return {
				app: { ...app, report: reporting(requestId) },
				requestId,
				person: asker?.person ?? null,
				sessionKey: asker?.sessionKey ?? null,
				nonce,
				clientAddress: network(request),
				publicScript: pages.publicScript(),
				passkeyScript: pages.passkeyScript(),
			};
		},
	});
	const publicPages = createPublicPages({
		env,
		app,
		now: options.now ? () => now().getTime() : Date.now,
		pages,
		log,
		loadContext: () => {
			const requestId = randomUUID();
			return {
				app: { ...app, report: reporting(requestId) },
				requestId,
				person: null,
				sessionKey: null,
				nonce: "",
				clientAddress: "",
				publicScript: pages.publicScript(),
				passkeyScript: pages.passkeyScript(),
			};
		},
		headers: publicSecurityHeaders({ https, development: env.development }),
		leadOn,
		turns,
		next: web,
	});
	const observed = operations.before(publicPages.handle, pages);
	http.on("request", observed.handle);
	const revisions = watchRevisions({
		db,
		changed: local.missed,
		report: (err) => log.error({ err }, "revisions of roadmaps could not be looked up"),
	});
	await troupe?.tidy();
	const closeMetrics = await operations.listen();
	await listen(http, env).catch((error) => {
		closeMetrics();
		throw error;
	});
	origin ||= ownOrigin(http, env);
	// Letters carry links: the origin is known by now.
	const stopJobs = startJobs(app, log, operations.metrics?.ran);

	const drain = () => {
		operations.readiness.drain();
		observed.drain();
	};

	return {
		http,
		origin,
		drain,
		async close() {
			drain();
			// They leave as people do, by sockets and sessions that are still there.
			await troupe?.close();
			revisions.stop();
			// Nobody new; who waits for an answer gets it.
			http.close();
			http.closeIdleConnections();
			await Promise.all([live.close(), collab.close(), stopJobs(), observed.settled(lastAnswersMs)]);
			await nodes.close();
			await background.settled();
			http.closeAllConnections();
			closeMetrics();
			await pages.close?.();
			await db.destroy();
		},
	};
}

function listen(http: Server, env: Env): Promise<void> {
	return new Promise((resolve, reject) => {
		http.once("error", reject);
		http.listen(env.port, env.host, () => {
			http.off("error", reject);
			resolve();
		});
	});
}

function ownOrigin(http: Server, env: Env): string {
	const address = http.address();
	const port = typeof address === "object" && address ? address.port : env.port;
	return `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${port}`;
}
