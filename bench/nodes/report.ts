import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { root } from "./server.ts";

/** Replaces the figures of one benchmark in docs/benchmarks.md, between its two marks; the words around them are written by hand. */
export function writeFigures(of: string, figures: string): void {
	const file = join(root, "docs/benchmarks.md");
	const text = readFileSync(file, "utf8");
	const [begin, end] = [`<!-- ${of} figures: begin -->`, `<!-- ${of} figures: end -->`];
	if (!text.includes(begin) || !text.includes(end))
		throw new Error(`docs/benchmarks.md has no place for ${of}`);
	const [before, after] = [text.slice(0, text.indexOf(begin)), text.slice(text.indexOf(end))];
	writeFileSync(file, `${before}${begin}\n\n${figures}\n\n${after}`);
}

/** When and on what something was measured. */
export const circumstances = (): string =>
	`Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, at a load of ${loadavg()[1]?.toFixed(1)}.`;

/** A number for a table; a dash where there is none. */
export const figure = (value: number | undefined, digits = 0): string =>
	value !== undefined && Number.isFinite(value)
		? value.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: digits })
		: "–";

/** A table in Markdown, with figures to the right. */
export const table = (head: string[], rows: string[][]): string =>
	[
		`| ${head.join(" | ")} |`,
		`| ${head.map((_, i) => (i === 0 ? "---" : "---:")).join(" | ")} |`,
		...rows.map((cells) => `| ${cells.join(" | ")} |`),
	].join("\n");
