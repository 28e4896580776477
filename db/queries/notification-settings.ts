import {
	defaultNotifications,
	type Frequency,
	type NotificationSettings,
	type Topic,
	topics,
} from "#app/domain/notifications.ts";
import type { Db } from "../database.ts";

/** How a person wants to be told about each topic; the defaults for what they never chose. */
export async function findNotificationSettings(db: Db, personId: string): Promise<NotificationSettings> {
	const rows = await db
		.selectFrom("notification_setting")
		.select(["topic", "frequency"])
		.where("person_id", "=", personId)
		.execute();
	return { ...defaultNotifications, ...Object.fromEntries(rows.map((row) => [row.topic, row.frequency])) };
}

/** Keeps how a person wants to be told, instead of what they chose before. */
export async function saveNotificationSettings(
	db: Db,
	personId: string,
	settings: NotificationSettings,
	at: string,
): Promise<void> {
	await db
		.insertInto("notification_setting")
		.values(topics.map((topic) => ({ person_id: personId, topic, frequency: settings[topic], at })))
		.onConflict((conflict) =>
			conflict.columns(["person_id", "topic"]).doUpdateSet((eb) => ({
				frequency: eb.ref("excluded.frequency"),
				at: eb.ref("excluded.at"),
			})),
		)
		.execute();
}

/** Someone to write to. */
export interface Recipient {
	id: string;
	name: string;
	email: string;
}

/**
 * The people with a role on a roadmap who have an address and want to be told about a topic that soon, by name; each
 * once, however many roles they have.
 */
export async function listRecipients(
	db: Db,
	wanted: { roadmapId: string; topic: Topic; frequency: Frequency },
): Promise<Recipient[]> {
	const rows = await db
		.selectFrom("person")
		.leftJoin("notification_setting", (join) =>
			join
				.onRef("notification_setting.person_id", "=", "person.id")
				.on("notification_setting.topic", "=", wanted.topic),
		)
		.select(["person.id", "person.name", "person.email", "notification_setting.frequency"])
		.where("person.email", "is not", null)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("membership")
					.select("membership.role")
					.whereRef("membership.person_id", "=", "person.id")
					.where("membership.roadmap_id", "=", wanted.roadmapId),
			),
		)
		.orderBy("person.name")
		.orderBy("person.id")
		.execute();
	return rows.flatMap(({ id, name, email, frequency }) =>
		email !== null && (frequency ?? defaultNotifications[wanted.topic]) === wanted.frequency
			? [{ id, name, email }]
			: [],
	);
}
