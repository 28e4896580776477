// Turns the figures of all runs into the section "Public pages" of docs/benchmarks.md: medians over the runs.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

const begin = "<!-- public figures: begin -->";
const end = "<!-- public figures: end -->";

/** Replaces the figures in a Markdown file between its two marks; the words around them are written by hand. */
export function writeReport(file, results) {
	const text = readFileSync(file, "utf8");
	const [before, rest] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
	writeFileSync(file, `${before}${begin}\n\n${figures(results)}\n\n${rest}`);
}

function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const number = (value, digits = 0) =>
	Number.isFinite(value)
		? value.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits })
		: "–";

function figures(results) {
	const countOf = (key) => new Set(results.flatMap((r) => (r.work === "throughput" ? [r[key]] : []))).size;
	return [
		`Measured on ${new Date().toISOString().slice(0, 10)}: median of ${countOf("run")} turns of ${countOf("start")} starts, ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}.`,
		throughputTable(results.filter(({ work }) => work === "throughput")),
		publicationTable(results.filter(({ work }) => work === "publication").map(({ result }) => result)),
		idleTable(results.filter(({ work }) => work === "idle")),
		visitTable(results.filter(({ work }) => work === "visit")),
		scoreTable(results.filter(({ work }) => work === "lighthouse")),
	].join("\n\n");
}

function throughputTable(results) {
	const titles = [...new Set(results.map(({ target }) => target))];
	const of = (title, actions, status, read) =>
		median(
			results
				.filter((r) => r.target === title && r.actions === actions && r.status === status)
				.map(({ result }) => read(result)),
		);
	const ofBare = (title, actions, status) => {
		const runsOf = (wanted) =>
			new Map(
				results
					.filter((r) => r.target === wanted && r.actions === actions && r.status === status)
					.map(({ run, result }) => [run, result.perSecond]),
			);
		const bare = runsOf("bare node:http");
		return median([...runsOf(title)].map(([run, perSecond]) => perSecond / bare.get(run)));
	};
	const rows = [];
	for (const actions of [14, 200])
		for (const status of [200, 304]) {
			const cells = (read, digits) => titles.map((title) => number(read(title), digits)).join(" | ");
			const perSecond = (title) => of(title, actions, status, (r) => r.perSecond);
			rows.push(
				`| ${actions} actions, ${status}: requests per second | ${cells(perSecond)} |`,
				`| the same, in parts of bare node:http in the same turn | ${cells((title) => ofBare(title, actions, status), 3)} |`,
				`| µs of the server's CPU per request | ${cells((title) => of(title, actions, status, (r) => r.cpu), 1)} |`,
				`| p99, ms | ${cells((title) => of(title, actions, status, (r) => r.p99), 1)} |`,
			);
		}
	return [
		"### Requests per second (P1)",
		"",
		`| | ${titles.join(" | ")} |`,
		`| --- | ${titles.map(() => "---:").join(" | ")} |`,
		...rows,
	].join("\n");
}

function publicationTable(results) {
	const row = (words, read) =>
		`| ${words} | ${number(median(results.map(read)))} | ${number(Math.max(...results.map(read)))} |`;
	return [
		`### A publication while 1,000 readers watch (P3), ${results.length} publications`,
		"",
		"| | median | worst |",
		"| --- | ---: | ---: |",
		row("from the click to the answer, ms", (r) => r.answered),
		row("from the click to 99 of 100 screens, ms", (r) => r.p99),
		row("from the click to the last of 1,000 screens, ms", (r) => r.last),
		row("the server's CPU in all, ms", (r) => r.cpu),
	].join("\n");
}

const idleTable = (results) =>
	[
		"### Memory for each reader who only watches (P6, P10)",
		"",
		`| | ${results.map(({ readers }) => `${number(readers)} readers`).join(" | ")} |`,
		`| --- | ${results.map(() => "---:").join(" | ")} |`,
		`| heap and buffers, KiB | ${results.map(({ result }) => number(result.heap / 1024, 1)).join(" | ")} |`,
		`| resident memory, KiB | ${results.map(({ result }) => number(result.rss / 1024, 1)).join(" | ")} |`,
		`| heap left for each when they have gone, KiB | ${results.map(({ result }) => number(result.left / 1024, 1)).join(" | ")} |`,
		`| the whole process, MiB | ${results.map(({ result }) => number(result.total / 1024 / 1024)).join(" | ")} |`,
	].join("\n");

const visitTable = (results) =>
	[
		"### A first visit in Chromium (P2)",
		"",
		"| page | requests | bytes on the wire | largest paint on a slow phone, ms, median of 5 |",
		"| --- | ---: | ---: | ---: |",
		...results.map(
			({ path, result: { requests, bytes, slow } }) =>
				`| \`${path}\` | ${requests} | ${number(bytes)} | ${number(median(slow))} |`,
		),
	].join("\n");

const scoreTable = (results) =>
	[
		"### Lighthouse 12, mobile preset (P2)",
		"",
		"| page | performance | accessibility | best practices | SEO | largest paint, ms | layout shift |",
		"| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
		...results.map(
			({ path, result: { scores, lcp, cls } }) =>
				`| \`${path}\` | ${Object.values(scores).join(" | ")} | ${number(lcp)} | ${number(cls, 3)} |`,
		),
	].join("\n");
