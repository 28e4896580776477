import { PublicShell } from "#app/features/public/public-shell.tsx";
import { type LoaderFunctionArgs, Outlet, useLoaderData, useMatches } from "#app/remix.ts";

/** The same for everybody: who is asking plays no part in a public page. */
export function loader({ context }: LoaderFunctionArgs) {
	return { demo: context.app.demo, publicScript: context.publicScript };
}

export default function PublicLayout() {
	const ownWidth = useMatches().some(
		(match) => (match.handle as { ownWidth?: boolean } | undefined)?.ownWidth,
	);
	return (
		<PublicShell {...useLoaderData<typeof loader>()} ownWidth={ownWidth}>
			<Outlet />
		</PublicShell>
	);
}
