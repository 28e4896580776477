import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import helmet from "helmet";

/**
 * Security headers on every answer: a strict Content-Security-Policy with a fresh nonce in `response.locals.nonce`
 * (public pages carry no inline script, so theirs is never used), no framing, no sniffing.
 * `Referrer-Policy` keeps the origin, or browsers would send `Origin: null` with form posts.
 */
export function securityHeaders(options: { https: boolean; development: boolean }): RequestHandler[] {
	const setNonce: RequestHandler = (_request, response, next) => {
		response.locals.nonce = randomBytes(16).toString("base64");
		next();
	};
	const nonceOf = (_request: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`;
	const headers = helmet({
		contentSecurityPolicy: options.development
			? false
			: {
					useDefaults: false,
					directives: {
						defaultSrc: ["'none'"],
						scriptSrc: ["'self'", nonceOf],
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
	return [setNonce, headers];
}
