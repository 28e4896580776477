// Turns the figures of all runs into docs/benchmarks.md: medians over all of them, and of the comparisons within each turn.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { servers } from "./servers.mjs";
import { median } from "./statistics.mjs";

const begin = "<!-- figures: begin -->";
const end = "<!-- figures: end -->";

/** Replaces the figures in a Markdown file between its two marks; the words around them are written by hand. */
export function writeReport(file, results) {
	const text = readFileSync(file, "utf8");
	const [before, rest] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
	writeFileSync(file, `${before}${begin}\n\n${figures(results)}\n\n${rest}`);
}

function figures(results) {
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
	const rooms = [...new Set(results.map(({ work }) => work))].filter((work) => work.includes("receivers"));
	const latency = (work) =>
		["p50", "p95", "p99"].map((p) => row(`${work} a second, ${p}, ms`, work, (r) => r[p]));
	const cost = (label, work) => [
		row(`${label}, µs of CPU per delivered letter`, work, (r) => r.cpu),
		`| the same, compared with y-websocket in memory | ${servers.map(({ name }) => number(compared(results, work, name), 2)).join(" | ")} |`,
	];
	return [
		`Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}; medians of ${extent(results)}.`,
		table("From a keystroke to every receiver (P4)", ...rooms.flatMap(latency)),
		table(
			"What a delivered letter costs the server (P5)",
			...rooms.flatMap((work) => cost(`${work} a second`, work)),
			...cost("100 documents, 3 writers each", "documents"),
			row("the same, p50, ms", "documents", (r) => r.p50),
			row("the same, p99, ms", "documents", (r) => r.p99),
			row("the same, delivered letters per second held with p99 under 100 ms", "held", (r) => r.perSecond, 0),
		),
		table(
			"Confirmation to the author, 200 letters per second in four documents (R3)",
			...["p50", "p95", "p99"].map((p) => row(`${p}, ms`, "acknowledgement", (r) => r[p])),
		),
		table(
			`Memory per idle connection at ${of(servers[0], "idle", (r) => r.connections)} connections, and presence (P6)`,
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

/** How many starts, and turns of each, the figures are of. */
function extent(results) {
	const starts = (work) => new Set(results.filter((r) => r.work === work).map(({ run }) => run)).size;
	const turns = Math.max(...results.map(({ turn }) => turn));
	const rest = new Set(["held", "acknowledgement", "idle", "presence", "join"].map(starts));
	return `${starts("documents")} starts with ${turns} turns each (P4, P5), and of ${[...rest].sort().join(" or ")} starts (the rest)`;
}

/** The median of what a server's processor time is, turn by turn, as a share of that of y-websocket in memory. */
function compared(results, work, name) {
	const of = (server) => results.filter((r) => r.work === work && r.server === server);
	const beside = (r) => of("y-websocket").find(({ run, turn }) => run === r.run && turn === r.turn);
	const shares = of(name).map((r) => r.result.cpu / (beside(r)?.result.cpu ?? Number.NaN));
	return shares.length > 0 ? median(shares) : null;
}

const number = (value, digits) =>
	value === null
		? "–"
		: value.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits });
