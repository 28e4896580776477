import { keepSettings } from "#app/features/settings/keep-settings.server.ts";
import { readForm } from "#app/features/workspace/read-form.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { type ActionFunctionArgs, redirect } from "#app/remix.ts";

export const loader = () => redirect("/workspace/settings");

/** The same as the form of the settings page, for the editor, which stays where it is. */
export async function action(args: ActionFunctionArgs) {
	await keepSettings(args.context.app, requirePerson(args), await readForm(args.request));
	return new Response(null, { status: 204 });
}
