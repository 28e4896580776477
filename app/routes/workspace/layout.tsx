import { takeDone } from "#app/features/workspace/done.server.ts";
import { keepShown, useShown } from "#app/features/workspace/keep-shown.ts";
import { listOwnRoles } from "#app/features/workspace/list-own-roles.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { WorkspaceShell } from "#app/features/workspace/workspace-shell.tsx";
import { data, type LoaderFunctionArgs, Outlet, useLoaderData } from "#app/remix.ts";

export { unlessUnreachable as shouldRevalidate } from "#app/features/workspace/keep-typed.ts";

export const handle = { interactive: true };

export async function loader(args: LoaderFunctionArgs) {
	const person = requirePerson(args);
	const { done, headers } = await takeDone(args.context.app, args.request);
	const roles = await listOwnRoles(args.context.app, person);
	return data(
		{ personId: person.id, personName: person.name, roles, done, demo: args.context.app.demo },
		{ headers: { ...headers, "Cache-Control": "no-store" } },
	);
}

export const clientLoader = keepShown("workspace");

export default function WorkspaceLayout() {
	const shown = useShown("workspace", useLoaderData<typeof loader>());
	return (
		<WorkspaceShell {...shown}>
			<Outlet />
		</WorkspaceShell>
	);
}
