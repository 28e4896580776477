import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

const ids = new WeakMap<IncomingMessage, string>();
/** No other process has it; the requests of this one are counted, which costs less than to draw each name by lot. */
const ofProcess = randomBytes(9).toString("base64url");
let count = 0;
/** What a proxy in front may call a request. Nothing in it can break a line of the log, or hold an address of e-mail. */
const fitting = /^[\w.:-]{8,64}$/;

/**
 * What a request is called in the log, in the header `X-Request-Id` of its answer, and on a page that says that something went
 * wrong: what a proxy in front called it, else a name that no other request has.
 */
export function requestIdOf(request: IncomingMessage): string {
	const id = passingIdOf(request);
	ids.set(request, id);
	return id;
}

/** The same, without remembering it: for answers from memory, which are many and which nobody asks about again. */
export function passingIdOf(request: IncomingMessage): string {
	const known = ids.get(request);
	if (known !== undefined) return known;
	const given = request.headers["x-request-id"];
	return typeof given === "string" && fitting.test(given) ? given : `${ofProcess}-${++count}`;
}

/** What somebody is told whose request failed before there was a page. */
export const failedSentence = (request: IncomingMessage): string =>
	`Something went wrong here. Try again in a minute. If you tell us, quote ${requestIdOf(request)}.\n`;

/** Writes on every answer what its request is called. */
export const namesAnswers: RequestHandler = (request, response, next) => {
	response.setHeader("X-Request-Id", requestIdOf(request));
	next();
};
