import { AsAtBanner } from "#app/features/as-at/as-at-banner.tsx";
import { AsAtProvider } from "#app/features/as-at/keep-as-at.tsx";
import { presentHref } from "#app/features/as-at/with-as-at.ts";
import { CitedAddressProvider } from "#app/features/citing/cited-address.ts";
import { useBrand, useOrigin } from "#app/features/installation/brand.ts";
import { PublicShell } from "#app/features/public/public-shell.tsx";
import { type LoaderFunctionArgs, Outlet, useLoaderData, useLocation, useMatches } from "#app/remix.ts";

/** The same for everybody: who is asking plays no part in a public page. */
export function loader({ context }: LoaderFunctionArgs) {
	return { demo: context.app.demo, publicScript: context.publicScript };
}

export default function PublicLayout() {
	const ownWidth = useMatches().some(
		(match) => (match.handle as { ownWidth?: boolean } | undefined)?.ownWidth,
	);
	const asAt = useShownDay();
	const { pathname, search } = useLocation();
	const cited = { origin: useOrigin(), serviceName: useBrand().serviceName, path: pathname + search };
	return (
		<PublicShell {...useLoaderData<typeof loader>()} ownWidth={ownWidth}>
			<AsAtProvider value={asAt}>
				{asAt === null ? null : <AsAtBanner asAt={asAt} href={presentHref(pathname, search)} />}
				<CitedAddressProvider value={cited}>
					<Outlet />
				</CitedAddressProvider>
			</AsAtProvider>
		</PublicShell>
	);
}

/** The day as at which the page is shown, as its loader says; null for the page of now. */
function useShownDay(): string | null {
	const days = useMatches().map((match) => (match.data as { asAt?: string | null } | undefined)?.asAt);
	return days.find((day) => typeof day === "string") ?? null;
}
