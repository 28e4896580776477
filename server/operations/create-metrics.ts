import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What the process counts while it works. */
export interface Metrics {
	/** An answer is sent, or its reader went away. `route` is a pattern, never an address. */
	answered(request: { method: string; route: string; status: number; seconds: number }): void;
	/** A commit of edits of shared texts ended. */
	committed(seconds: number, ok: boolean): void;
	/** A job ran. */
	ran(job: string, ok: boolean): void;
	/** Everything, in the text format of Prometheus. */
	read(): Promise<{ contentType: string; text: string }>;
}

/** What is looked up when somebody asks. */
export interface MetricSources {
	live(): { websocket: number; polling: number };
	collab(): { connections: number; documents: number; queuedBytes: number; queuedEdits: number };
	publicPages(): { answers: number; bytes: number; renders: number; hits: number };
	/** Letters that wait in the database. */
	letters(): Promise<number>;
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const requestSeconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const commitSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Makes the metrics. `sources` is asked at each reading: its parts may be made later. */
export function createMetrics(sources: MetricSources): Metrics {
	const register = new Registry();
	collectDefaultMetrics({ register });
	const registers = [register];
	const requests = new Counter({
		name: "waymark_http_requests_total",
		help: "Answers by method, pattern of the route and status.",
		labelNames: ["method", "route", "status"],
		registers,
	});
	const durations = new Histogram({
		name: "waymark_http_request_duration_seconds",
		help: "From the first line of a request to the end of its answer.",
		labelNames: ["route"],
		buckets: requestSeconds,
		registers,
	});
	const commits = new Histogram({
		name: "waymark_collab_commit_duration_seconds",
		help: "Commits of edits of shared texts.",
		labelNames: ["outcome"],
		buckets: commitSeconds,
		registers,
	});
	const jobs = jobMetrics(registers);
	addGauges(registers, sources);
	return {
		answered({ method, route, status, seconds }) {
			requests.inc({ method: methods.has(method) ? method : "other", route, status });
			durations.observe({ route }, seconds);
		},
		committed: (seconds, ok) => commits.observe({ outcome: ok ? "stored" : "failed" }, seconds),
		ran: jobs.ran,
		read: async () => ({ contentType: register.contentType, text: await register.metrics() }),
	};
}

function jobMetrics(registers: Registry[]): Pick<Metrics, "ran"> {
	const runs = new Counter({
		name: "waymark_job_runs_total",
		help: "Runs of what the process does on its own.",
		labelNames: ["job"],
		registers,
	});
	const failures = new Counter({
		name: "waymark_job_failures_total",
		help: "Those runs that failed.",
		labelNames: ["job"],
		registers,
	});
	const last = new Gauge({
		name: "waymark_job_last_run_timestamp_seconds",
		help: "When a job last ended well.",
		labelNames: ["job"],
		registers,
	});
	return {
		ran(job, ok) {
			runs.inc({ job });
			failures.inc({ job }, ok ? 0 : 1);
			if (ok) last.setToCurrentTime({ job });
		},
	};
}

function addGauges(registers: Registry[], sources: MetricSources): void {
	const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
		new Gauge({
			name,
			help,
			registers,
			async collect() {
				this.set(await value());
			},
		});
	const total = (name: string, help: string, value: () => number) =>
		new Counter({
			name,
			help,
			registers,
			collect() {
				this.reset();
				this.inc(value());
			},
		});
	new Gauge({
		name: "waymark_open_sockets",
		help: "Live connections by kind.",
		labelNames: ["kind"],
		registers,
		collect() {
			const { websocket, polling } = sources.live();
			this.set({ kind: "live-websocket" }, websocket);
			this.set({ kind: "live-polling" }, polling);
			this.set({ kind: "collab" }, sources.collab().connections);
		},
	});
	gauge("waymark_collab_documents", "Shared texts in memory.", () => sources.collab().documents);
	gauge("waymark_collab_queued_edits", "Edits that wait for a commit.", () => sources.collab().queuedEdits);
	gauge("waymark_collab_queued_bytes", "Bytes of these edits.", () => sources.collab().queuedBytes);
	gauge("waymark_page_cache_answers", "Public answers that are kept.", () => sources.publicPages().answers);
	gauge("waymark_page_cache_bytes", "Memory that they take.", () => sources.publicPages().bytes);
	total("waymark_page_cache_hits_total", "Public answers that were kept.", () => sources.publicPages().hits);
	total(
		"waymark_page_cache_misses_total",
		"Renderings of public answers.",
		() => sources.publicPages().renders,
	);
	gauge("waymark_letters_waiting", "Letters that wait to be sent.", sources.letters);
}
