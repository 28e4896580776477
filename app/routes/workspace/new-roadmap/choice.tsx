import { requireAdministrator } from "#app/features/administration/require-administrator.server.ts";
import { loadDemoData } from "#app/features/new-roadmap/load-upload.server.ts";
import { NewRoadmapPage } from "#app/features/new-roadmap/new-roadmap-page.tsx";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData } from "#app/remix.ts";

export const meta = () => [{ title: "Add a roadmap – Workspace – Waymark" }];

export function loader(args: LoaderFunctionArgs) {
	requireAdministrator(args);
	return null;
}

/** The button that loads the demo data. */
export async function action(args: ActionFunctionArgs) {
	const person = requireAdministrator(args);
	const { app } = args.context;
	const outcome = await loadDemoData(app, person);
	if (!outcome.ok) return data({ message: outcome.message }, refusalStatus(outcome));
	return redirectWithDone(
		app,
		args.request,
		"/workspace",
		"The demo data is loaded, for partners only until you publish it. You are its coordinator.",
	);
}

export default function NewRoadmap() {
	return <NewRoadmapPage refused={useActionData<typeof action>()} />;
}
