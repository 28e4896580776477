import { keepInstallation, readSettings } from "#app/features/administration/keep-installation.server.ts";
import { requireAdministrator } from "#app/features/administration/require-administrator.server.ts";
import { InstallationPage } from "#app/features/administration/settings-page.tsx";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readVersion } from "#app/features/workspace/read-form.server.ts";
import { readUpload } from "#app/features/workspace/read-upload.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Settings of the installation – Workspace – Waymark" }];

export function loader(args: LoaderFunctionArgs) {
	requireAdministrator(args);
	return readSettings(args.context.app);
}

export async function action(args: ActionFunctionArgs) {
	const person = requireAdministrator(args);
	const { app } = args.context;
	const { fields, file } = await readUpload(args.request, "logo");
	const version = readVersion(fields);
	const outcome = await keepInstallation(app, person, { typed: fields, version, logo: file?.bytes ?? null });
	if (!outcome.ok) return data(formAnswer(outcome, fields, version), refusalStatus(outcome));
	return redirectWithDone(app, args.request, "/workspace/administration/settings", "The settings are saved.");
}

export default function InstallationSettings() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <InstallationPage key={round} installation={useLoaderData<typeof loader>()} refused={answer} />;
}
