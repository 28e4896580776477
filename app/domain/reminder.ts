import { addDays, dayOf, daysBetween, type Instant } from "./dates.ts";
import { daysUntilUpdateOverdue } from "./freshness.ts";

/** Days after which somebody is reminded once more of what they were reminded of. */
const daysUntilRemindedAgain = 28;

/**
 * Whether somebody is to be reminded of actions that nobody has spoken of for too long: when one of them became overdue since
 * the last reminder, or when that was four weeks ago.
 */
export function needsReminder(
	silent: { confirmedAt: Instant }[],
	remindedAt: Instant | null,
	now: Instant,
): boolean {
	if (silent.length === 0) return false;
	if (remindedAt === null) return true;
	const reminded = dayOf(remindedAt);
	if (daysBetween(reminded, dayOf(now)) >= daysUntilRemindedAgain) return true;
	return silent.some(({ confirmedAt }) => addDays(dayOf(confirmedAt), daysUntilUpdateOverdue + 1) > reminded);
}
