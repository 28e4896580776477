import { EditHubPage } from "#app/features/editing/edit-hub-page.tsx";
import { readEditHub } from "#app/features/editing/read-edit-hub.server.ts";
import { requireCoordinator } from "#app/features/editing/require-coordinator.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Edit the roadmap – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const { roadmap } = await requireCoordinator(args);
	return readEditHub(args.context.app.db, roadmap);
}

export default function Hub() {
	return <EditHubPage {...useLoaderData<typeof loader>()} />;
}
