import { saveNotificationSettings } from "#db/queries/notification-settings.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { NotificationSettings } from "../../domain/notifications.ts";

/** Keeps how a person wants to be told. */
export const keepNotifications = (
	app: AppContext,
	person: Person,
	settings: NotificationSettings,
): Promise<void> => saveNotificationSettings(app.db, person.id, settings, app.now().toISOString());
