import { readNotificationSettings } from "#app/domain/notifications.ts";
import { refuse } from "#app/domain/refusal.ts";
import { answerAccountForm } from "#app/features/account/answer-account-form.server.ts";
import { keepNotifications } from "#app/features/account/keep-notifications.server.ts";
import { NotificationsPage } from "#app/features/account/notifications-page.tsx";
import { readAccount } from "#app/features/account/read-account.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Which letters you get – Your account – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { notifications } = await readAccount(args.context.app, requirePerson(args));
	return { settings: notifications };
}

export const action = (args: ActionFunctionArgs) =>
	answerAccountForm(args, {
		run: async (app, person, fields) => {
			const settings = readNotificationSettings(fields);
			if (!settings) return refuse("invalid", "Choose one answer to each question.");
			await keepNotifications(app, person, settings);
			return { ok: true, value: null };
		},
		done: () => "Your choices are saved.",
	});

export default function Notifications() {
	return <NotificationsPage {...useLoaderData<typeof loader>()} />;
}
