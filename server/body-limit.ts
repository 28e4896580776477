import type { RequestHandler } from "express";

/**
 * Refuses bodies above a number of bytes with 413, and bodies of undeclared length with 411: no browser form sends
 * one, and what is not declared cannot be refused before it is read.
 */
export function bodyLimit(bytes: number): RequestHandler {
	return (request, response, next) => {
		const length = Number(request.headers["content-length"] ?? 0);
		if (request.headers["transfer-encoding"] !== undefined) {
			response.status(411).set("Connection", "close").type("text/plain");
			return void response.send("Send this form with a Content-Length.\n");
		}
		if (length <= bytes) return next();
		response.status(413).set("Connection", "close").type("text/plain");
		response.send(
			`That was too much text for one form (at most ${Math.floor(bytes / 1024)} kB). ` +
				"Nothing was changed. Go back, make it shorter and send it again.\n",
		);
	};
}
