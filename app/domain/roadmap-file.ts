import { crossCheckExported } from "./exported-cross-checks.ts";
import { exportedFormat, exportedFormatName, exportedParts, type RoadmapFile } from "./exported-format.ts";
import { type JsonLimits, scanJson, type TextPlace } from "./json-scan.ts";
import { crossCheck } from "./roadmap-cross-checks.ts";
import { formatParts, roadmapFormat } from "./roadmap-format.ts";
import { type Finding, type Path, type Problem, placeAt, valueAt } from "./roadmap-problem.ts";
import { readStructure } from "./roadmap-structure.ts";

/** The largest file that is read, in bytes. */
export const mostBytes = 10_000_000;

/** Room for 10,000 actions; the depth that the format needs is 7. */
const limits: JsonLimits = { depth: 20, entries: 10_000, values: 500_000 };

/** How many problems of one file are told; a file that is something else altogether would fill the memory with them. */
const mostProblems = 10_000;

/** A roadmap file that was read, or every problem that it has, in the order of the file's places. */
export type ReadRoadmapFile =
	| {
			ok: true;
			file: RoadmapFile;
			/** The same content as text that does not depend on spacing or the order of fields: what the digest is taken of. */
			canonical: string;
	  }
	| { ok: false; problems: Problem[] };

/** Reads the text of a roadmap file whole: either everything in it can be loaded, or every problem is listed. */
export function readRoadmapFile(text: string): ReadRoadmapFile {
	// Some editors put a byte order mark at the start; it says nothing.
	const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
	if (json.trim() === "") return problem("the file", "The file is empty: choose a roadmap file.");
	const scan = scanJson(json, limits);
	if (!scan.ok) return problem(`line ${scan.line}, column ${scan.column}`, scan.message);
	const raw: unknown = JSON.parse(json);
	const found: Finding[] = [];
	const report = (finding: Finding) => {
		if (found.length <= mostProblems) found.push(finding);
	};
	const exported = valueAt(raw, ["format"]) === exportedFormatName;
	const structure = readStructure(raw, exported ? exportedParts : formatParts, report);
	const check = exported ? crossCheckExported : crossCheck;
	if (structure !== null) check(raw, structure, (path, message) => report({ path, message }));
	if (found.length === 0 && scan.repeatedKeys.length === 0) {
		const file: RoadmapFile = exported ? exportedFormat.parse(raw) : roadmapFormat.parse(raw);
		return { ok: true, file, canonical: canonicalJson(file) };
	}
	return { ok: false, problems: [...scan.repeatedKeys.map(repeatedKey), ...inOrder(raw, found)] };
}

/** The problems by their place in the file; where there are too many to tell, a last one that says so. */
function inOrder(raw: unknown, found: Finding[]): Problem[] {
	const told = found.slice(0, mostProblems).sort((a, b) => comparePaths(a.path, b.path));
	const problems = told.map(({ path, message }) => ({ place: placeAt(raw, path), message }));
	if (found.length > mostProblems)
		problems.push({
			place: "the file",
			message: "There are more problems: mend these and load the file again.",
		});
	return problems;
}

const repeatedKey = ({ key, line, column }: TextPlace & { key: string }): Problem => ({
	place: `line ${line}, column ${column}`,
	message: `The field "${key.slice(0, 80)}" stands twice in the same object: remove one of the two.`,
});

const problem = (place: string, message: string): ReadRoadmapFile => ({
	ok: false,
	problems: [{ place, message }],
});

/** JSON without spaces and with the fields of every object in alphabetical order. */
function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === "object" && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}

function comparePaths(a: Path, b: Path): number {
	for (let i = 0; i < Math.min(a.length, b.length); i++) {
		const one = a[i] ?? "";
		const other = b[i] ?? "";
		if (one === other) continue;
		if (typeof one === "number" && typeof other === "number") return one - other;
		return String(one) < String(other) ? -1 : 1;
	}
	return a.length - b.length;
}
