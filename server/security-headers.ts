import { randomBytes } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

interface Options {
	https: boolean;
	development: boolean;
}

/**
 * Security headers on every answer: a strict Content-Security-Policy with a fresh nonce in `response.locals.nonce`
 * (public pages carry no inline script, so theirs is never used), no framing, no sniffing.
 * `Referrer-Policy` keeps the origin, or browsers would send `Origin: null` with form posts.
 */
export function securityHeaders(options: Options): RequestHandler[] {
	const setNonce: RequestHandler = (_request, response, next) => {
		response.locals.nonce = randomBytes(16).toString("base64");
		next();
	};
	return [setNonce, policy(options, ["'self'", nonceOf])];
}

/** The same for answers that everybody gets: without a nonce, because nothing in them needs one. */
export function publicSecurityHeaders(options: Options): [string, string][] {
	const request = new IncomingMessage(new Socket());
	const response = new ServerResponse(request);
	policy(options, ["'self'"])(request, response, () => {});
	return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

const nonceOf = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`;

function policy(options: Options, scriptSrc: ("'self'" | typeof nonceOf)[]) {
	return helmet({
		contentSecurityPolicy: options.development
			? false
			: {
					useDefaults: false,
					directives: {
						defaultSrc: ["'none'"],
						scriptSrc,
						styleSrc: ["'self'"],
						imgSrc: ["'self'", "data:"],
						fontSrc: ["'self'"],
						connectSrc: ["'self'"],
						manifestSrc: ["'self'"],
						formAction: ["'self'"],
						baseUri: ["'none'"],
						frameAncestors: ["'none'"],
						...(options.https ? { upgradeInsecureRequests: [] } : {}),
					},
				},
		strictTransportSecurity: options.https,
		referrerPolicy: { policy: "strict-origin-when-cross-origin" },
		crossOriginEmbedderPolicy: false,
	});
}
