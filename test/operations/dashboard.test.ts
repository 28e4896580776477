import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { createMetrics } from "#server/operations/create-metrics.ts";

const file = resolve(import.meta.dirname, "../../deploy/grafana-dashboard.json");

interface Panel {
	title: string;
	targets: { expr: string }[];
}

test("[Z8] every metric of the dashboard is one that the process tells, and every one of our own is on it", async () => {
	const metrics = createMetrics({
		live: () => ({ websocket: 1, polling: 0 }),
		collab: () => ({ connections: 0, documents: 0, queuedBytes: 0, queuedEdits: 0 }),
		publicPages: () => ({ answers: 0, bytes: 0, renders: 0, hits: 0 }),
		letters: async () => 0,
	});
	metrics.answered({ method: "GET", route: "/", status: 200, seconds: 0.01 });
	metrics.committed(0.01, true);
	metrics.ran("letters", false);
	metrics.ran("letters", true);
	const { text } = await metrics.read();
	const told = new Set([...text.matchAll(/^([a-z]\w+)(?=[{ ])/gm)].map((match) => match[1]));
	const { panels } = JSON.parse(readFileSync(file, "utf8")) as { panels: Panel[] };
	const asked = panels.flatMap(({ targets }) =>
		targets.flatMap(({ expr }) =>
			[...expr.matchAll(/\b(?:waymark|nodejs|process)_\w+/g)].map((match) => match[0]),
		),
	);
	expect(asked.filter((name) => !told.has(name))).toEqual([]);
	const base = (name: string) => name.replace(/_(bucket|sum|count)$/, "");
	const own = [...told].filter((name) => name?.startsWith("waymark_")).map((name) => base(String(name)));
	expect([...new Set(own)].filter((name) => !asked.some((one) => base(one) === name))).toEqual([]);
});
