import { data } from "#app/remix.ts";
import { findAccount } from "#db/queries/accounts.ts";
import { listRoadmapsOf } from "#db/queries/memberships.ts";
import { findNotificationSettings } from "#db/queries/notification-settings.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { notFound } from "../../domain/refusal.ts";

/** What a person sees of their own account. 404 for who was forgotten in this moment. */
export async function readAccount(app: AppContext, person: Person) {
	const account = await findAccount(app.db, person.id);
	if (!account) throw data(notFound.message, { status: 404 });
	return {
		account,
		roadmaps: await listRoadmapsOf(app.db, person.id),
		notifications: await findNotificationSettings(app.db, person.id),
	};
}

export type AccountData = Awaited<ReturnType<typeof readAccount>>;
