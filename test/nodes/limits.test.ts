import { createServer } from "node:http";
import { Server } from "socket.io";
import { afterEach, expect, test } from "vitest";
import { type LimitKind, limitKinds } from "#app/domain/limits.ts";
import { createLimits, type LimitSize } from "#server/limits/create-limits.ts";
import { createNodes } from "#server/nodes/create-nodes.ts";
import { until } from "#test/collab/fixture.ts";
import { describeNodes, startRedis } from "./nodes.ts";

const sizes = Object.fromEntries(limitKinds.map((kind) => [kind, { points: 3, seconds: 600 }])) as Record<
	LimitKind,
	LimitSize
>;
const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});

describeNodes("limits on several nodes", () => {
	test("[Z63] what is done on all nodes counts together; without Redis each node counts by itself, and the limits still hold", async () => {
		const redis = await startRedis();
		closers.push(() => redis.remove());
		const limitsOfNode = async () => {
			const nodes = await createNodes(redis.url, () => {});
			const io = new Server(createServer(), { serveClient: false });
			nodes.attach(io);
			closers.push(async () => {
				await io.close();
				await nodes.close();
			});
			await until(
				() =>
					nodes.checks.redis?.().then(
						() => true,
						() => false,
					) ?? true,
			);
			return createLimits(sizes, nodes.makeLimiter);
		};
		const [a, b] = [await limitsOfNode(), await limitsOfNode()];
		const take = async (limits: typeof a, key: string) =>
			(await limits.take("one-time-link", key)).ok ? "taken" : "refused";
		const told = [await take(a, "one"), await take(b, "one"), await take(a, "one"), await take(b, "one")];
		expect(told).toEqual(["taken", "taken", "taken", "refused"]);
		expect(await take(a, "one")).toBe("refused");
		expect(await take(b, "two")).toBe("taken");

		await redis.stop();
		const alone = [];
		for (let i = 0; i < 4; i++) alone.push(await take(a, "three"));
		expect(alone).toEqual(["taken", "taken", "taken", "refused"]);
		expect(await take(b, "three")).toBe("taken");
	});
});
