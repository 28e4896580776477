import type { LimitKind } from "#app/domain/limits.ts";
import type { Env } from "../env.ts";
import type { LimitSize } from "./create-limits.ts";

const quarterHour = 15 * 60;
const minute = 60;

/** How much of each kind is allowed, by the configuration. */
export function limitSizes(limits: Env["limits"]): Record<LimitKind, LimitSize> {
	return {
		"sign-in-address": { points: limits.signInPerAddress, seconds: quarterHour },
		"sign-in-network": { points: limits.signInPerNetwork, seconds: quarterHour },
		letter: { points: 100, seconds: quarterHour },
		"follow-address": { points: 5, seconds: quarterHour },
		"follow-network": { points: 60, seconds: quarterHour },
		"one-time-link": { points: limits.signInPerNetwork, seconds: quarterHour },
		"form-person": { points: limits.formsPerPerson, seconds: minute },
		"form-network": { points: limits.formsPerNetwork, seconds: minute },
		"page-person": { points: limits.pagesPerPerson, seconds: minute },
		"page-network": { points: limits.pagesPerNetwork, seconds: minute },
		api: { points: limits.apiPerCaller, seconds: minute },
		"handshake-person": { points: limits.handshakesPerPerson, seconds: minute },
		"handshake-network": { points: limits.handshakesPerNetwork, seconds: minute },
		"message-person": { points: limits.messagesPerPerson, seconds: minute },
		"message-network": { points: limits.messagesPerNetwork, seconds: minute },
	};
}
