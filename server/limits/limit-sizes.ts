import type { LimitKind } from "#app/domain/limits.ts";
import type { Env } from "../env.ts";
import type { LimitSize } from "./create-limits.ts";

const quarterHour = 15 * 60;

/** How much of each kind is allowed, by the configuration. */
export function limitSizes(limits: Env["limits"]): Record<LimitKind, LimitSize> {
	return {
		"sign-in-address": { points: limits.signInPerAddress, seconds: quarterHour },
		"sign-in-network": { points: limits.signInPerNetwork, seconds: quarterHour },
		letter: { points: 100, seconds: quarterHour },
		"follow-address": { points: 5, seconds: quarterHour },
		"follow-network": { points: 60, seconds: quarterHour },
		"one-time-link": { points: limits.signInPerNetwork, seconds: quarterHour },
	};
}
