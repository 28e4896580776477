import type { Binding } from "#db/queries/versions.ts";
import { colourIndex } from "../../domain/organisation-colour.ts";
import { type AuthoredBlock, countWords } from "./authored-block.ts";
import { keyAt, type Writer } from "./writers.ts";

/** The organisations whose words are in these blocks, most words first. */
export function readWriters(blocks: AuthoredBlock[], bindings: ReadonlyMap<number, Binding>): Writer[] {
	const words = countWords(blocks);
	const slugs = new Set(blocks.flatMap((block) => block.runs.map((run) => run.by)));
	const known = new Map([...bindings.values()].map((binding) => [binding.organisationSlug, binding]));
	return [...slugs]
		.flatMap((slug) => {
			const binding = known.get(slug ?? "");
			return binding ? [{ binding, slug: binding.organisationSlug, words: words.get(slug) ?? 0 }] : [];
		})
		.sort((a, b) => b.words - a.words || (a.slug < b.slug ? -1 : 1))
		.map(({ binding, slug, words }, index) => ({
			slug,
			name: binding.organisation,
			key: keyAt(index),
			colour: colourIndex(binding.organisationId),
			words,
		}));
}
