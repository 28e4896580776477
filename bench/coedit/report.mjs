// Turns the figures of all runs into docs/benchmarks.md: medians over the runs, beside the numbers to hold.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { median } from "./statistics.mjs";

const begin = "<!-- figures: begin -->";
const end = "<!-- figures: end -->";

/** Replaces the figures in a Markdown file between its two marks; the words around them are written by hand. */
export function writeReport(file, measured) {
	const text = readFileSync(file, "utf8");
	const [before, rest] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
	writeFileSync(file, `${before}${begin}\n\n${figures(measured)}\n\n${rest}`);
}

function figures({ servers, results, idleConnections }) {
	const runs = Math.max(...results.map(({ run }) => run));
	const of = (server, work, read) => {
		const values = results
			.filter((r) => r.server === server.name && r.work === work)
			.map(({ result }) => read(result));
		return values.some((value) => Number.isFinite(value)) ? median(values.filter(Number.isFinite)) : null;
	};
	const row = (label, work, read, digits = 1) =>
		`| ${label} | ${servers.map((server) => number(of(server, work, read), digits)).join(" | ")} |`;
	const header = [
		`| | ${servers.map(({ title }) => title).join(" | ")} |`,
		`| --- | ${servers.map(() => "---:").join(" | ")} |`,
	];
	const table = (title, ...rows) => [`### ${title}`, "", ...header, ...rows].join("\n");
	const latency = (n) =>
		["p50", "p95", "p99"].map((p) => row(`${n} receivers, ${p}, ms`, "latency", (r) => r[n][p]));
	const cost = (n) => row(`${n} receivers, µs of CPU per delivered letter`, "latency", (r) => r[n].cpu);
	return [
		`Measured on ${new Date().toISOString().slice(0, 10)}: median of ${runs} runs, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}.`,
		table("From a keystroke to every receiver (P4)", ...[10, 50, 200].flatMap(latency)),
		table(
			"What a delivered letter costs the server (P5)",
			...[10, 50, 200].map(cost),
			row("100 documents, 3 writers each, µs of CPU per delivered letter", "documents", (r) => r.cpu),
			row("the same, p50, ms", "documents", (r) => r.p50),
			row("the same, p99, ms", "documents", (r) => r.p99),
			row("the same, delivered letters per second held with p99 under 100 ms", "documents", (r) => r.held, 0),
		),
		table(
			"Confirmation to the author, 200 letters per second in four documents (R3)",
			...["p50", "p95", "p99"].map((p) => row(`${p}, ms`, "acknowledgement", (r) => r[p])),
		),
		table(
			`Memory per idle connection at ${idleConnections} connections, and presence (P6)`,
			row("heap and buffers, KiB", "idle", (r) => r.heap / 1024),
			row("resident memory, KiB", "idle", (r) => r.rss / 1024),
			row("heap left when they are gone, KiB", "idle", (r) => r.heapLeft / 1024),
			row("50 people moving carets 5 times a second, % of a core", "presence", (r) => r.share * 100),
		),
		table(
			"Joining a document that 20,000 edits were made to (P7)",
			row("warm, ms", "join", (r) => r.warm),
			row("cold, after a restart, ms", "join", (r) => r.cold),
		),
	].join("\n\n");
}

const number = (value, digits) =>
	value === null
		? "–"
		: value.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits });
