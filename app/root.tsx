import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from "./remix.ts";
import styles from "./styles.scss?url";
import { useNonce } from "./ui/nonce.ts";

export { RootError as ErrorBoundary } from "./features/errors/root-error.tsx";

export const links = () => [
	{ rel: "stylesheet", href: styles },
	{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** Only pages whose route says `handle.interactive` are hydrated: public pages stay plain HTML. */
function useIsInteractive(): boolean {
	return useMatches().some((match) => (match.handle as { interactive?: boolean } | undefined)?.interactive);
}

export function Layout({ children }: { children: React.ReactNode }) {
	const nonce = useNonce();
	const interactive = useIsInteractive();
	return (
		<html lang="en" className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<Meta />
				<Links />
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
