import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type LimitKind, type Limits, limitKinds } from "#app/domain/limits.ts";

/** How many are allowed within a time. */
export interface LimitSize {
	points: number;
	seconds: number;
}

/** Makes the counter of one kind; every node has its own memory unless the counters live elsewhere. */
export type MakeLimiter = (options: {
	keyPrefix: string;
	points: number;
	duration: number;
}) => RateLimiterAbstract;

/** Counts in the memory of this process. */
const inMemory: MakeLimiter = (options) => new RateLimiterMemory(options);

/** Counts what people and networks do, per kind and key, in windows that begin with the first of them. */
export function createLimits(
	sizes: Record<LimitKind, LimitSize>,
	makeLimiter: MakeLimiter = inMemory,
): Limits {
	const limiters = new Map(
		limitKinds.map((kind) => {
			const { points, seconds } = sizes[kind];
			return [kind, makeLimiter({ keyPrefix: kind, points, duration: seconds })];
		}),
	);
	return {
		async take(kind, key) {
			try {
				await limiters.get(kind)?.consume(key);
				return { ok: true };
			} catch (refused) {
				if (!(refused instanceof RateLimiterRes)) throw refused;
				return {
					ok: false,
					retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
					flood: refused.consumedPoints > 2 * sizes[kind].points,
				};
			}
		},
	};
}
