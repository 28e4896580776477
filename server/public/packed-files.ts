import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { RequestHandler } from "express";
import { type Answer, createAnswer } from "./answer.ts";
import { sendAnswer } from "./send-answer.ts";

const types: Record<string, string> = {
	".css": "text/css; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".json": "application/json; charset=utf-8",
};
/** Names carry a hash of the content: what is under a name never changes. */
const forEver = "public, max-age=31536000, immutable";

/**
 * Serves the files of a folder under `/assets`, packed once as tightly as it gets and kept in memory. Files of other kinds and
 * what is not there are handed on. Names are read at the start; contents when they are first asked for.
 */
export function packedFiles(folder: string): RequestHandler {
	const names = new Set(readdirSync(folder).filter((name) => extname(name) in types));
	const made = new Map<string, Answer>();
	return (request, response, next) => {
		const name = request.path.slice("/assets/".length);
		const readable = request.method === "GET" || request.method === "HEAD";
		if (!readable || !request.path.startsWith("/assets/") || !names.has(name)) return next();
		let answer = made.get(name);
		if (!answer) {
			answer = createAnswer({
				// The security headers are there already, set by the handler before.
				headers: [["Content-Type", types[extname(name)] ?? "application/octet-stream"]],
				cacheControl: forEver,
				body: readFileSync(join(folder, name)),
				depends: [],
				validUntil: Number.POSITIVE_INFINITY,
				tight: true,
			});
			made.set(name, answer);
		}
		sendAnswer(request, response, answer);
	};
}
