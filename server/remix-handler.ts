import type { IncomingMessage } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import type { ErrorRequestHandler, Express, RequestHandler } from "express";
import type { Logger } from "pino";
import { holdBuild } from "./limits/hold-build.ts";
import type { Turns } from "./limits/turns.ts";
import { failedSentence, requestIdOf } from "./operations/request-id.ts";

/** Where pages come from: the built files, or a development server that builds them on the way. */
export interface PageSource {
	/** The Remix build of this moment. */
	build(): Promise<ServerBuild>;
	/** Serves the files that pages ask for. */
	files: RequestHandler[];
	/** Path of the script of public pages. */
	publicScript(): string;
	/** Path of the script that signs in with a passkey. */
	passkeyScript(): string;
	close?(): Promise<void>;
}

/** Adds files and pages to the web server, and one plain answer for whatever fails outside them. */
export function remixHandler(
	web: Express,
	options: {
		pages: PageSource;
		log: Logger;
		/** Counts what is neither a file nor kept. */
		turns: Turns;
		loadContext: (request: IncomingMessage, nonce: string) => Promise<AppLoadContext>;
	},
): void {
	web.use(refuseUnreadablePath, compression(), ...options.pages.files, options.turns.take);
	web.all(
		"*",
		createRequestHandler({
			build: async () => holdBuild(await options.pages.build()),
			getLoadContext: async (request, response) => ({
				...(await options.loadContext(request, String(response.locals.nonce))),
				wait: options.turns.waitOf(request),
			}),
		}),
	);
	// Express knows an error handler by its four parameters.
	const failed: ErrorRequestHandler = (error: unknown, request, response, _next) => {
		options.log.error({ err: error, requestId: requestIdOf(request) }, "a request failed");
		if (response.headersSent) return void response.end();
		response.status(500).type("text/plain").send(failedSentence(request));
	};
	web.use(failed);
}

/** A path such as `/%E0%A4%A` names nothing: without this, decoding it would throw deep inside a router. */
const refuseUnreadablePath: RequestHandler = (request, response, next) => {
	try {
		decodeURIComponent(request.path);
		next();
	} catch {
		response.status(400).type("text/plain").send("This address cannot be read. Check it and try again.\n");
	}
};
