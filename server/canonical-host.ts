import type { RequestHandler } from "express";

/**
 * Leads readers who typed `localhost` to the address that the installation calls its own. Forms and sockets would be
 * refused there: to a browser, `localhost` and `127.0.0.1` are two sites. Only for installations that were not told their
 * address.
 */
export function canonicalHost(own: () => string): RequestHandler {
	return (request, response, next) => {
		const { host, port } = new URL(own());
		const isLocalName = request.headers.host === `localhost:${port}`;
		if (request.method !== "GET" || !isLocalName || host === request.headers.host) return next();
		response.redirect(307, own() + request.originalUrl);
	};
}
