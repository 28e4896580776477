import { afterEach, beforeEach, expect, test } from "vitest";
import type { NodeMessages } from "#server/nodes/bus.ts";
import { until } from "#test/collab/fixture.ts";
import { Cluster, describeNodes } from "./nodes.ts";

describeNodes("what other nodes forget", () => {
	let cluster: Cluster;
	const forgotten: NodeMessages["forget"][] = [];

	beforeEach(async () => {
		forgotten.length = 0;
		cluster = await Cluster.start(3);
		for (const { nodes } of cluster.nodes.slice(1))
			nodes.bus.on("forget", (dependency) => forgotten.push(dependency));
	});
	afterEach(() => cluster.stop());

	test("[Z60] is forgotten on every node when whoever wrote is answered", async () => {
		const bus = cluster.nodes[0]?.nodes.bus;
		for (let round = 1; round <= 20; round++) {
			bus?.send("forget", `roadmap:${round}`);
			await bus?.taken();
			expect(forgotten).toHaveLength(2 * round);
		}
	});

	test("[Z60] nodes that are gone, and a Redis that is away, hold nobody up for longer than a moment", async () => {
		const [first, second] = cluster.nodes;
		if (!first || !second) throw new Error("There are no nodes");
		await second.close();
		cluster.nodes.splice(1, 1);
		await until(() => first.others.size === 1);
		first.nodes.bus.send("forget", "roadmaps");
		await first.nodes.bus.taken();
		expect(forgotten).toEqual(["roadmaps"]);
		await cluster.redis.stop();
		first.nodes.bus.send("forget", "installation");
		await first.nodes.bus.taken();
		expect(forgotten).toEqual(["roadmaps"]);
	});
});
