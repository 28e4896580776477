import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { payloads } from "./payloads.ts";

const unstorable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;
/** How long each text may be in a file; the others may be as long as they like. */
const longest: Record<string, number> = { unit: 40, title: 80, name: 120, venue: 120, statusNote: 200 };
const texts = new Set(
	[
		"title",
		"summary",
		"ambition",
		"name",
		"role",
		"description",
		"statusNote",
		"commitment",
		"definition",
	].concat(["unit", "venue", "body", "heading"]),
);

/** A roadmap file in which every text is a payload: each kind of field gets one after the other, from all that fit. */
export function hostileFile(slug: string): string {
	const file = JSON.parse(
		readFileSync(resolve(import.meta.dirname, "../../db/demo/london-vision.json"), "utf8"),
	);
	const turns = new Map<string, number>();
	const next = (field: string, place: string): string => {
		const fitting = payloads
			.map(({ text }) => text)
			.filter(
				(text) => !unstorable.test(text) && text.trim() !== "" && text.length <= (longest[field] ?? 120) - 3,
			);
		const turn = turns.get(place) ?? 0;
		turns.set(place, turn + 1);
		// No two records have the same title.
		const round = Math.floor(turn / fitting.length);
		return `${fitting[turn % fitting.length]}${round === 0 ? "" : ` ${round}`}`;
	};
	const fill = (value: unknown, field: string, place: string): unknown => {
		if (Array.isArray(value)) return value.map((entry) => fill(entry, field, place));
		if (typeof value === "object" && value !== null) {
			return Object.fromEntries(
				Object.entries(value).map(([name, entry]) => [name, fill(entry, name, `${place}.${name}`)]),
			);
		}
		if (typeof value !== "string" || (!texts.has(field) && field !== "agenda")) return value;
		return next(field, place);
	};
	const hostile = fill(file, "", "") as { roadmap: { slug: string } };
	hostile.roadmap.slug = slug;
	return JSON.stringify(hostile);
}
