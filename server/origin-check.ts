import type { Request, RequestHandler } from "express";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request comes from a page of ours: its `Origin` must be exactly the scheme, host and port of this
 * installation. An absent or `null` origin is foreign.
 */
export const isOwnOrigin = (origin: string | undefined, own: string): boolean => origin === own;

/**
 * Refuses requests of a socket's polling that do not come from a page of ours. Browsers leave `Origin` out of a GET to
 * their own site; they say so in `Sec-Fetch-Site` instead.
 */
export function pollingCheck(own: () => string): RequestHandler {
	return (request, response, next) => {
		const { origin, "sec-fetch-site": site } = request.headers;
		if (isOwnOrigin(origin, own())) return next();
		if (origin === undefined && request.method === "GET" && site === "same-origin") return next();
		response.status(403).type("text/plain").send("Open the page here again.\n");
	};
}

/** One click in a mail program ends a letter (RFC 8058): its service posts without an `Origin`, and the secret in the address is all. */
const oneClick = /^\/follow\/stop\/[\w-]{43}$/;

const isOneClick = ({ method, path, headers }: Request): boolean =>
	method === "POST" && headers.origin === undefined && oneClick.test(path);

/**
 * Refuses every unsafe request that does not come from a page of ours, with 403; only the one click that ends a letter may come
 * without any origin. Remix checks page actions only and lets an absent `Origin` pass; browsers have sent `Origin` with every
 * form post for years.
 */
export function originCheck(own: () => string): RequestHandler {
	return (request, response, next) => {
		if (safeMethods.has(request.method) || isOwnOrigin(request.headers.origin, own())) return next();
		if (isOneClick(request)) return next();
		response
			.status(403)
			.type("text/plain")
			.send("This form was sent from another site. Open the page here again and send it from there.\n");
	};
}
