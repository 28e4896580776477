import { afterEach, beforeEach } from "vitest";

/**
 * Fails every test during which something wrote to `console.error`. A test that expects such a line replaces the
 * function itself (`vi.spyOn(console, "error").mockImplementation(…)`) and looks at what was written.
 */
const written: string[] = [];

console.error = (...values: unknown[]) => {
	written.push(values.map((value) => (value instanceof Error ? value.stack : String(value))).join(" "));
};

beforeEach(() => {
	written.length = 0;
});

afterEach(() => {
	if (written.length > 0) throw new Error(`Unexpected console.error:\n${written.join("\n")}`);
});
