import { setTimeZone } from "./domain/time-zone.ts";
import { PageMeta } from "./features/head/page-meta.tsx";
import { useBrand } from "./features/installation/brand.ts";
import { readBrand } from "./features/installation/read-brand.server.ts";
import { unlessUnreachable } from "./features/workspace/keep-typed.ts";
import {
	Links,
	type LoaderFunctionArgs,
	Outlet,
	Scripts,
	ScrollRestoration,
	type ShouldRevalidateFunctionArgs,
	useMatches,
} from "./remix.ts";
import styles from "./styles.scss?url";
import { useNonce } from "./ui/nonce.ts";

export { RootError as ErrorBoundary } from "./features/errors/root-error.tsx";

export const links = () => [
	{ rel: "stylesheet", href: styles },
	{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The same for everybody: what every page shows of the installation. */
export const loader = ({ context }: LoaderFunctionArgs) => readBrand(context.app);

/**
 * Only the form of the installation's settings changes this. Asking with every live change would also replace pages by an
 * error while the server is away.
 */
export const shouldRevalidate = ({ formAction, actionResult }: ShouldRevalidateFunctionArgs) =>
	formAction?.startsWith("/workspace/administration/settings") === true &&
	unlessUnreachable({ actionResult: actionResult ?? {} });

/** Only pages whose route says `handle.interactive` are hydrated: public pages stay plain HTML. */
function useIsInteractive(): boolean {
	return useMatches().some((match) => (match.handle as { interactive?: boolean } | undefined)?.interactive);
}

export function Layout({ children }: { children: React.ReactNode }) {
	const nonce = useNonce();
	const interactive = useIsInteractive();
	const { themeHref, timeZone } = useBrand();
	// Before anything below says a day or a time.
	setTimeZone(timeZone);
	return (
		<html lang="en" className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<PageMeta />
				<Links />
				{themeHref && <link rel="stylesheet" href={themeHref} />}
			</head>
			<body className="govuk-template__body">
				{children}
				{interactive && (
					<>
						<ScrollRestoration nonce={nonce} />
						<Scripts nonce={nonce} />
					</>
				)}
			</body>
		</html>
	);
}

export default function Root() {
	return <Outlet />;
}
