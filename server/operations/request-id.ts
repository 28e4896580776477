import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

/** Where a request keeps its id: a `WeakMap` of all requests costs a page from memory a tenth of its time. */
const key = Symbol("request id");
interface Named {
	[key]?: string;
}

/** What a proxy in front may call a request. Nothing in it can break a line of the log, or hold an address of e-mail. */
const fitting = /^[\w.:-]{8,64}$/;

/**
 * What a request is called in the log, in the header `X-Request-Id` of its answer, and on a page that says that something went
 * wrong: what a proxy in front called it, else a random UUID.
 */
export function requestIdOf(request: IncomingMessage & Named): string {
	const known = request[key];
	if (known !== undefined) return known;
	const given = request.headers["x-request-id"];
	const id = typeof given === "string" && fitting.test(given) ? given : randomUUID();
	request[key] = id;
	return id;
}

/** What somebody is told whose request failed before there was a page. */
export const failedSentence = (request: IncomingMessage): string =>
	`Something went wrong here. Try again in a minute. If you tell us, quote ${requestIdOf(request)}.\n`;

/** Writes on every answer what its request is called. */
export const namesAnswers: RequestHandler = (request, response, next) => {
	response.setHeader("X-Request-Id", requestIdOf(request));
	next();
};
