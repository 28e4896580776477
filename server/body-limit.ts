import type { RequestHandler } from "express";

/** How much of what is too large is read to its end, in bytes: whoever still sends when the connection is cut never sees the answer. */
const readToEndBytes = 32 * 1024 * 1024;

/**
 * Refuses bodies above a number of bytes with 413, and bodies of undeclared length with 411: no browser form sends
 * one, and what is not declared cannot be refused before it is read. What is refused is read and thrown away before the answer,
 * unless it is enormous: browsers and proxies send everything before they listen.
 */
export function bodyLimit(bytes: number): RequestHandler {
	return (request, response, next) => {
		const length = Number(request.headers["content-length"] ?? 0);
		if (request.headers["transfer-encoding"] !== undefined) {
			response.status(411).set("Connection", "close").type("text/plain");
			return void response.send("Send this form with a Content-Length.\n");
		}
		if (length <= bytes) return next();
		const refuse = () => {
			response.status(413).type("text/plain");
			response.send(
				`That was too much text for one form (at most ${Math.floor(bytes / 1024)} kB). ` +
					"Nothing was changed. Go back, make it shorter and send it again.\n",
			);
		};
		if (length > readToEndBytes) {
			response.set("Connection", "close");
			return refuse();
		}
		request.once("end", refuse).resume();
	};
}
