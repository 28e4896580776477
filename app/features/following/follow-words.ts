import type { FollowFrequency } from "../../domain/follow.ts";

/** How often somebody is written to, as a choice and within a sentence. */
export const frequencyWords: Record<FollowFrequency, { label: string; hint: string; when: string }> = {
	immediate: {
		label: "Soon after each change",
		hint: "A few minutes later; changes that come together are one letter.",
		when: "soon after each change",
	},
	weekly: { label: "Once a week", hint: "On Monday, if something changed.", when: "once a week" },
	monthly: {
		label: "Once a month",
		hint: "On the first day of the month, if something changed.",
		when: "once a month",
	},
};
