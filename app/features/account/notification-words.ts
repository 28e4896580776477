import type { Frequency, Topic } from "../../domain/notifications.ts";

/** What people can be told about, in words. */
export const topicWords: Record<Topic, { label: string; hint: string }> = {
	actions: { label: "My actions", hint: "What is due or late, and what others changed about it." },
	meetings: { label: "Meetings", hint: "Invitations, changes, agendas and minutes." },
	"sign-offs": { label: "Sign-offs", hint: "Texts that wait for the word of your organisation." },
};

/** How soon, in words. */
export const frequencyWords: Record<Frequency, string> = {
	immediate: "At once",
	weekly: "Once a week",
	never: "Never",
};
