import type { IncomingMessage, ServerResponse } from "node:http";
import type { TooMuch } from "#app/domain/limits.ts";
import { requestIdOf } from "../operations/request-id.ts";
import { acceptedEncoding } from "./accepted-encoding.ts";
import type { Answer, Representation } from "./answer.ts";

/** Writes an answer as its reader takes it: packed, or as "unchanged" when the reader has it. `grown` hears of a new packing. */
export function sendAnswer(
	request: IncomingMessage,
	response: ServerResponse,
	answer: Answer,
	grown?: () => void,
): void {
	const encoding = acceptedEncoding(request.headers["accept-encoding"]);
	if (encoding === null) {
		const words = "This can be sent as it is, or packed with br or gzip; all of them were refused.\n";
		return void sendText(response, 406, words);
	}
	const there = answer.packed(encoding);
	if (there) return void write(request, response, there);
	answer.pack(encoding).then(
		(representation) => {
			grown?.();
			write(request, response, representation);
		},
		(error) => response.destroy(error),
	);
}

function write(request: IncomingMessage, response: ServerResponse, as: Representation): void {
	const own = ["X-Request-Id", requestIdOf(request)];
	const known = request.headers["if-none-match"];
	if (known !== undefined && isAmong(as.etag, known)) {
		response.writeHead(304, [...as.unchangedHead, ...own]);
		return void response.end();
	}
	response.writeHead(200, [...as.head, ...own]);
	// A HEAD is answered with the same headers; Node would leave the body out as well, but would count it as written.
	if (request.method === "HEAD") return void response.end();
	response.end(as.body);
}

/** Whether a tag is in `If-None-Match`. Weak comparison: caches on the way may have marked ours as weak. */
function isAmong(etag: string, header: string): boolean {
	if (header === etag) return true;
	const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
	return tags.includes(etag) || tags.includes("*");
}

/** A plain sentence for whoever asks too fast. */
export function sendWait(response: ServerResponse, { sentence, retryAfterSeconds }: TooMuch): void {
	response.setHeader("Retry-After", String(retryAfterSeconds));
	sendText(response, 429, `${sentence}\n`);
}

/** A plain sentence for what went wrong, kept by nobody. */
export function sendText(response: ServerResponse, status: number, words: string): void {
	response.writeHead(status, {
		"Content-Type": "text/plain; charset=utf-8",
		"Content-Length": Buffer.byteLength(words),
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
	});
	response.end(words);
}
