import type { ReactNode } from "react";
import type { Brand } from "../installation/brand.ts";

/** A link out of the frame: the page of the roadmap takes the whole window. */
export const TopLink = ({ href, children }: { href: string; children: ReactNode }) => (
	<a href={href} target="_top">
		{children}
	</a>
);

interface EmbedShellProps {
	brand: Brand;
	/** Of the document, for those who hear it before they see it. */
	title: string;
	heading: string;
	/** Of the public page, without the origin. */
	path: string;
	origin: string;
	/** Of the roadmap, where the frame shows a part of it. */
	within: { title: string; href: string } | null;
	styles: string;
	children: ReactNode;
}

/** What a frame says where nothing is public. */
export const NothingHere = ({ styles }: { styles: string }) => (
	<html lang="en">
		<head>
			<meta charSet="utf-8" />
			<title>Page not found</title>
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
			<link rel="stylesheet" href={styles} />
		</head>
		<body>
			<main>
				<h1>Page not found</h1>
				<p>
					What was shown here is not public, or has another address.{" "}
					<TopLink href="/">See what is public</TopLink>
				</p>
			</main>
		</body>
	</html>
);

/** A whole document without a script, a form or a cookie. */
export function EmbedShell(props: EmbedShellProps) {
	const { brand, title, heading, path, origin, within, styles, children } = props;
	return (
		<html lang="en">
			<head>
				<meta charSet="utf-8" />
				<title>{title}</title>
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="robots" content="noindex" />
				<link rel="canonical" href={origin + path} />
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<link rel="stylesheet" href={styles} />
				{brand.themeHref && <link rel="stylesheet" href={brand.themeHref} />}
			</head>
			<body>
				<header className="app-hero">
					{within ? (
						<p className="embed-within">
							<TopLink href={within.href}>{within.title}</TopLink>
						</p>
					) : null}
					<h1 className="app-hero__title">
						<TopLink href={path}>{heading}</TopLink>
					</h1>
				</header>
				<main>{children}</main>
				<footer>
					<p>
						As it stands on <TopLink href={path}>{brand.serviceName}</TopLink>: with reasons, updates and all
						that changed.
					</p>
				</footer>
			</body>
		</html>
	);
}
