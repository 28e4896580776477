import { randomUUID } from "node:crypto";
import type { Redis as Connection } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { MakeLimiter } from "../limits/create-limits.ts";
import { aloneBus, type Bus } from "./bus.ts";
import { type NodeServer, redisBus } from "./redis-bus.ts";

/** What a node has of the others. */
export interface Nodes {
	bus: Bus;
	/** Connects a socket.io server, through which nodes speak to each other; before it listens. */
	attach(io: NodeServer): void;
	/** Makes counters that all nodes share; undefined where there are no others. */
	makeLimiter?: MakeLimiter;
	/** What must work before readers are sent here, by the name that `/readyz` says. */
	checks: Record<string, () => Promise<void>>;
	/** Says goodbye to the others; after the socket.io server is closed. */
	close(): Promise<void>;
}

/** How long a connection to Redis may be away before it is tried again, in milliseconds. */
const retryMs = 500;

/** How soon Redis must answer, in milliseconds. */
const answerMs = 1_000;

/**
 * Makes this process one of several that share a database, connected by Redis (7 or later, or Valkey): socket.io's own adapter carries what they tell
 * each other, and limits are counted there. Redis holds nothing that cannot be lost; without it each node goes on alone and looks
 * into the database more often. Null: a process that is alone, and does without the memory of these clients.
 */
export async function createNodes(
	redisUrl: string | null,
	report: (message: string, error: unknown) => void,
): Promise<Nodes> {
	if (redisUrl === null) return { bus: aloneBus, attach() {}, checks: {}, async close() {} };
	const { Redis } = await import("ioredis");
	const { createAdapter } = await import("@socket.io/redis-streams-adapter");
	const redis = new Redis(redisUrl, {
		maxRetriesPerRequest: null,
		retryStrategy: () => retryMs,
		connectionName: "waymark",
	});
	let isAway = false;
	redis.on("error", (error) => {
		if (!isAway)
			report(
				"Redis is not there: this node goes on alone, and looks into the database for what others write",
				error,
			);
		isAway = true;
	});
	redis.on("ready", () => {
		if (isAway) report("Redis is there again", null);
		isAway = false;
	});
	// Counting must never wait for Redis: what is under way when it goes away is counted here, as everything after it. What the
	// adapter sends, on the other hand, is sent once Redis is back.
	const counting = new Redis(redisUrl, {
		...{ retryStrategy: () => retryMs, connectionName: "waymark-limits", commandTimeout: answerMs },
		...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false },
	});
	// The other connection reports for both.
	counting.on("error", () => {});
	// The adapter opens connections of its own, and at its end leaves one waiting for seconds.
	const opened: Connection[] = [];
	const duplicate = redis.duplicate.bind(redis);
	redis.duplicate = (override) => {
		const copy = duplicate(override);
		opened.push(copy);
		return copy;
	};
	const bus = redisBus({ node: randomUUID(), report, isConnected: () => redis.status === "ready" });
	return {
		bus,
		attach(io) {
			io.adapter(createAdapter(redis, { streamName: "waymark", channelPrefix: "waymark", maxLen: 1_000 }));
			bus.attach(io);
		},
		makeLimiter: (options) =>
			new RateLimiterRedis({
				...options,
				keyPrefix: `waymark:limit:${options.keyPrefix}`,
				storeClient: counting,
				rejectIfRedisNotReady: true,
				insuranceLimiter: new RateLimiterMemory(options),
			}),
		checks: {
			async redis() {
				if (redis.status !== "ready") throw new Error("There is no connection to Redis");
				const late = new Promise<never>((_resolve, reject) => {
					setTimeout(() => reject(new Error("Redis does not answer")), answerMs).unref();
				});
				await Promise.race([redis.ping(), late]);
			},
		},
		async close() {
			bus.close();
			// What was said last has to be on its way.
			await Promise.race([
				redis.quit().catch(() => {}),
				new Promise((done) => setTimeout(done, answerMs).unref()),
			]);
			for (const connection of [redis, counting, ...opened]) connection.disconnect();
		},
	};
}
