/** What people can be told about by e-mail. */
export const topics = ["actions", "meetings", "sign-offs"] as const;
export type Topic = (typeof topics)[number];

/** How soon. */
export const frequencies = ["immediate", "weekly", "never"] as const;
export type Frequency = (typeof frequencies)[number];

/** How a person wants to be told about each topic. */
export type NotificationSettings = Record<Topic, Frequency>;

/** For who never chose: what waits for an answer comes at once, the rest in one letter a week. */
export const defaultNotifications: NotificationSettings = {
	actions: "weekly",
	meetings: "immediate",
	"sign-offs": "immediate",
};

/** Reads the choices of a form; null when one is missing or none of ours. */
export function readNotificationSettings(fields: Record<string, string>): NotificationSettings | null {
	const chosen = { ...defaultNotifications };
	for (const topic of topics) {
		const frequency = frequencies.find((known) => known === fields[topic]);
		if (!frequency) return null;
		chosen[topic] = frequency;
	}
	return chosen;
}
