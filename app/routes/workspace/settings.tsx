import { keepSettings, readSettings } from "#app/features/settings/keep-settings.server.ts";
import { SettingsPage } from "#app/features/settings/settings-page.tsx";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Settings – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readSettings(args.context.app, requirePerson(args));

export async function action(args: ActionFunctionArgs) {
	const { app } = args.context;
	await keepSettings(app, requirePerson(args), await readForm(args.request));
	return redirectWithDone(app, args.request, "/workspace/settings", "Your settings are saved.");
}

export default function Settings() {
	return <SettingsPage settings={useLoaderData<typeof loader>()} />;
}
