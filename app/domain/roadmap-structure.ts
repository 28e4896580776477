import type { z } from "zod";
import type { exportedParts, RoadmapFile } from "./exported-format.ts";
import type { formatParts } from "./roadmap-format.ts";
import { type Finding, type Path, sentencesOf } from "./roadmap-problem.ts";

/** A record of which every part may be missing, because it was wrong; what is there is right by itself. */
export type Loose<T> = T extends (infer E)[]
	? (Loose<E> | undefined)[]
	: T extends object
		? { [K in keyof T]?: Loose<T[K]> | undefined }
		: T;

type Report = (finding: Finding) => void;

/**
 * Checks every record of a file by itself, reports what is wrong, and returns the file without it, so that the rest can be
 * checked further and all problems are told at once. `null` when it is no object at all.
 * Record by record, because zod gathers the problems of a whole list in one call, which overflows the stack at about 100,000.
 */
export function readStructure(
	raw: unknown,
	parts: typeof formatParts | typeof exportedParts,
	report: Report,
): Loose<RoadmapFile> | null {
	const file = read<z.ZodType<z.infer<typeof exportedParts.file>>>(parts.file, raw, [], report);
	if (file === undefined) return null;
	const { organisation, workstream, action, indicator, meeting, update } = parts;
	return {
		roadmap: file.roadmap,
		organisations: readList(organisation, file.organisations, ["organisations"], report),
		workstreams: readList(workstream, file.workstreams, ["workstreams"], report)?.map((entry, index) =>
			entry
				? { ...entry, actions: readList(action, entry.actions, ["workstreams", index, "actions"], report) }
				: undefined,
		),
		indicators: readList(indicator, file.indicators, ["indicators"], report),
		meetings: readList(meeting, file.meetings, ["meetings"], report),
		updates: readList(update, file.updates, ["updates"], report),
	};
}

function readList<S extends z.ZodType>(
	schema: S,
	list: unknown[] | undefined,
	path: Path,
	report: Report,
): (Loose<z.infer<S>> | undefined)[] | undefined {
	return list?.map((entry, index) => read(schema, entry, [...path, index], report));
}

function read<S extends z.ZodType>(
	schema: S,
	value: unknown,
	path: Path,
	report: Report,
): Loose<z.infer<S>> | undefined {
	const parsed = schema.safeParse(value, { reportInput: true });
	if (parsed.success) return parsed.data as Loose<z.infer<S>>;
	for (const issue of parsed.error.issues)
		for (const finding of sentencesOf(issue)) report({ ...finding, path: [...path, ...finding.path] });
	if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
	return withoutWrongParts(value, parsed.error.issues) as Loose<z.infer<S>>;
}

function withoutWrongParts(value: object, issues: z.core.$ZodIssue[]): object {
	const copy = structuredClone(value);
	for (const { code, path } of issues) {
		const last = path.at(-1);
		if (code === "unrecognized_keys" || code === "too_small" || last === undefined) continue;
		let holder: unknown = copy;
		for (const step of path.slice(0, -1))
			holder = (holder as Record<PropertyKey, unknown> | undefined)?.[step];
		if (typeof holder === "object" && holder !== null)
			(holder as Record<PropertyKey, unknown>)[last] = undefined;
	}
	return copy;
}
