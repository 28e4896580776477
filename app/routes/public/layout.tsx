import { PublicShell } from "#app/features/public/public-shell.tsx";
import { type LoaderFunctionArgs, Outlet, useLoaderData } from "#app/remix.ts";

/** The same for everybody: who is asking plays no part in a public page. */
export function loader({ context }: LoaderFunctionArgs) {
	return { demo: context.app.demo, publicScript: context.publicScript };
}

export default function PublicLayout() {
	return (
		<PublicShell {...useLoaderData<typeof loader>()}>
			<Outlet />
		</PublicShell>
	);
}
