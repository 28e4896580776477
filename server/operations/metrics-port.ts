import { createServer } from "node:http";
import { sendText } from "../public/send-answer.ts";
import type { Metrics } from "./create-metrics.ts";
import { sendMetrics } from "./operations-answers.ts";

/**
 * Serves the metrics on a port of their own, without a token: keep it from the public. Rejects when the port is taken. Returns
 * its stop.
 */
export async function openMetricsPort(
	metrics: Metrics,
	place: { host: string; port: number },
): Promise<{ port: number; close(): void }> {
	const http = createServer((request, response) => {
		if (request.url === "/metrics") void sendMetrics(metrics, response);
		else sendText(response, 404, "The metrics are at /metrics.\n");
	});
	await new Promise<void>((resolve, reject) => {
		http.once("error", reject);
		http.listen(place.port, place.host, resolve);
	});
	const address = http.address();
	return {
		port: typeof address === "object" && address ? address.port : place.port,
		close: () => void http.close().closeAllConnections(),
	};
}
