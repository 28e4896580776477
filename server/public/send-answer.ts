import type { IncomingMessage, ServerResponse } from "node:http";
import type { TooMuch } from "#app/domain/limits.ts";
import { passingIdOf } from "../operations/request-id.ts";
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
	const id = passingIdOf(request);
	const known = request.headers["if-none-match"];
	if (known !== undefined && isAmong(as.etag, known)) {
		response.writeHead(304, withId(as.unchangedHead, id));
		return void response.end();
	}
	response.writeHead(200, withId(as.head, id));
	// A HEAD is answered with the same headers; Node would leave the body out as well, but would count it as written.
	if (request.method === "HEAD") return void response.end();
	response.end(as.body);
}

/** Headers with the id of one answer in the last place, which is kept free for it: Node writes them out at once. */
function withId(head: string[], id: string): string[] {
	head[head.length - 1] = id;
	return head;
}

/** Whether a tag is in `If-None-Match`. Weak comparison: caches on the way may have marked ours as weak. */
function isAmong(etag: string, header: string): boolean {
	if (header === etag) return true;
	const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
	return tags.includes(etag) || tags.includes("*");
}

/** Whether an address is one of the read API, which tells what is wrong as data. */
export const isOfApi = (address: string | undefined): boolean => address?.startsWith("/api/") ?? false;

/** A plain sentence for whoever asks too fast; programs get it as a problem (RFC 9457). */
export function sendWait(
	request: IncomingMessage,
	response: ServerResponse,
	{ sentence, retryAfterSeconds }: TooMuch,
): void {
	response.setHeader("Retry-After", String(retryAfterSeconds));
	if (!isOfApi(request.url)) {
		sendText(response, 429, `${sentence}\n`);
		return;
	}
	const problem = { type: "about:blank", title: "Too many requests", status: 429, detail: sentence };
	response.setHeader("Access-Control-Allow-Origin", "*");
	response.setHeader("Access-Control-Expose-Headers", "Retry-After");
	sendText(response, 429, `${JSON.stringify(problem)}\n`, "application/problem+json");
}

/** A plain sentence for what went wrong, kept by nobody. */
export function sendText(
	response: ServerResponse,
	status: number,
	words: string,
	type = "text/plain; charset=utf-8",
): void {
	response.writeHead(status, {
		"Content-Type": type,
		"Content-Length": Buffer.byteLength(words),
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
	});
	response.end(words);
}
