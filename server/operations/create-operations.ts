import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Db } from "#db/database.ts";
import { pendingMigrations } from "#db/migrate.ts";
import { countLetters } from "#db/queries/mail-queue.ts";
import type { Env } from "../env.ts";
import type { PageSource } from "../remix-handler.ts";
import type { MetricSources, Metrics } from "./create-metrics.ts";
import { openMetricsPort } from "./metrics-port.ts";
import { type ObservedRequests, observeRequests } from "./observe-requests.ts";
import { operationsAnswers } from "./operations-answers.ts";
import { createReadiness, type Readiness } from "./readiness.ts";
import { routePatterns } from "./route-patterns.ts";

/** What operators see of the process. */
export interface Operations {
	readiness: Readiness;
	/** Null where nobody asked for metrics: then nothing is counted. */
	metrics: Metrics | null;
	/** Puts the answers for operators and the log of requests in front of everything else. */
	before(
		handle: (request: IncomingMessage, response: ServerResponse) => boolean,
		pages: Pick<PageSource, "build">,
	): ObservedRequests;
	/** Opens the private port of the metrics, where one is set. Returns its stop. */
	listen(): Promise<() => void>;
}

/** Makes what operators see. `sources` is asked later, and may name what is made later. */
export async function createOperations(options: {
	env: Pick<Env, "metrics" | "development">;
	db: Db;
	log: Logger;
	sources: Omit<MetricSources, "letters">;
	/** What else must work before readers are sent here, by the name that `/readyz` says. */
	checks?: Record<string, () => Promise<void>>;
}): Promise<Operations> {
	const { env, db, log } = options;
	const readiness = createReadiness({
		database: async () => void (await pendingMigrations(db)),
		migrations: async () => {
			const pending = await pendingMigrations(db);
			if (pending.length > 0) throw new Error(`These have not run: ${pending.join(", ")}`);
		},
		...options.checks,
	});
	const { token, port, host } = env.metrics;
	const letters = () => countLetters(db);
	const metrics =
		token === null && port === null
			? null
			: (await import("./create-metrics.ts")).createMetrics({ ...options.sources, letters });
	const answer = operationsAnswers({ readiness, metrics, metricsToken: token });

	return {
		readiness,
		metrics,
		before(handle, pages) {
			let known: { build: unknown; find: (target: string) => string } | undefined;
			return observeRequests({
				log,
				metrics,
				async routeOf(target) {
					const build = await pages.build();
					if (known?.build !== build) known = { build, find: routePatterns(build) };
					return known.find(target);
				},
				handle: (request, response) => answer(request, response) || handle(request, response),
			});
		},
		async listen() {
			if (metrics === null || port === null) return () => {};
			return (await openMetricsPort(metrics, { host, port })).close;
		},
	};
}
