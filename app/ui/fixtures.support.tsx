import { readFileSync } from "node:fs";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { normaliseHtml } from "./normalise-html.ts";

/**
 * Which of the package's fixtures our props can express: the strict schema of their options, what we render for
 * them, and how many there are at least (so that a schema which matches nothing is noticed).
 */
export interface Expressible {
	component: string;
	atLeast: number;
	render: (options: unknown) => ReactElement | null;
}

export function expressible<S extends z.ZodType>(
	component: string,
	atLeast: number,
	schema: S,
	view: (options: z.infer<S>) => ReactElement,
): Expressible {
	const render = (options: unknown) => {
		const parsed = schema.safeParse(options);
		return parsed.success ? view(parsed.data) : null;
	};
	return { component, atLeast, render };
}

interface Fixture {
	name: string;
	options: unknown;
	html: string;
}

function fixturesOf(component: string): Fixture[] {
	const path = `govuk-frontend/dist/govuk/components/${component}/fixtures.json`;
	const url = new URL(`../../node_modules/${path}`, import.meta.url);
	return (JSON.parse(readFileSync(url, "utf8")) as { fixtures: Fixture[] }).fixtures;
}

/** Compares every fixture that our props can express with what we render. */
export function compareWithFixtures(all: Expressible[]): void {
	describe.each(all)(
		"[P1] the $component renders as the package's fixtures do",
		({ component, atLeast, render }) => {
			const cases = fixturesOf(component).flatMap(({ name, options, html }) => {
				const element = render(options);
				return element ? [{ name, html, element }] : [];
			});
			it(`[P1] expresses at least ${atLeast} of them`, () => {
				expect(cases.length).toBeGreaterThanOrEqual(atLeast);
			});
			it.each(cases)("[P1] $name", ({ html, element }) => {
				expect(normaliseHtml(renderToStaticMarkup(element))).toBe(normaliseHtml(html));
			});
		},
	);
}
