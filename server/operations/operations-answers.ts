import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendText } from "../public/send-answer.ts";
import type { Metrics } from "./create-metrics.ts";
import type { Readiness } from "./readiness.ts";

interface Options {
	readiness: Pick<Readiness, "failing">;
	metrics: Pick<Metrics, "read"> | null;
	/** Who knows it may read `/metrics` beside the pages; null: nobody may. */
	metricsToken: string | null;
}

/** Every request comes by here: most are told apart at their beginning. */
const beginnings = /^\/(healthz|readyz|metrics)/;

/**
 * Answers `/healthz` (the process lives), `/readyz` (it can serve people) and, with the token, `/metrics`. Returns false for
 * everything else. None of them sets a cookie, is kept by anybody, or says more than operators need.
 */
export function operationsAnswers(
	options: Options,
): (request: IncomingMessage, response: ServerResponse) => boolean {
	return (request, response) => {
		if (request.method !== "GET" && request.method !== "HEAD") return false;
		const url = request.url ?? "";
		if (!beginnings.test(url)) return false;
		const path = url.split("?", 1)[0];
		if (path === "/healthz") sendText(response, 200, "ok\n");
		else if (path === "/readyz") void answerReady(options.readiness, response);
		else if (path === "/metrics" && options.metrics && knows(options.metricsToken, request))
			void sendMetrics(options.metrics, response);
		else return false;
		return true;
	};
}

async function answerReady(readiness: Pick<Readiness, "failing">, response: ServerResponse): Promise<void> {
	const failing = await readiness.failing();
	if (failing.length === 0) sendText(response, 200, "ready\n");
	else sendText(response, 503, `not ready: ${failing.join(", ")}\n`);
}

/** Answers with all metrics, or with 500 when one of them cannot be read. */
export async function sendMetrics(metrics: Pick<Metrics, "read">, response: ServerResponse): Promise<void> {
	try {
		const { contentType, text } = await metrics.read();
		response.writeHead(200, { "Content-Type": contentType, "Cache-Control": "no-store" });
		response.end(text);
	} catch {
		sendText(response, 500, "The metrics cannot be read now.\n");
	}
}

/** Whether a request carries the token. Takes as long for a nearly right one as for a wrong one. */
function knows(token: string | null, request: IncomingMessage): boolean {
	if (token === null) return false;
	const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
	const digest = (text: string) => createHash("sha256").update(text).digest();
	return timingSafeEqual(digest(given), digest(token));
}
