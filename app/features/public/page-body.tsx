import type { ReactNode } from "react";
import { type Breadcrumb, Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { useAsAt } from "../as-at/keep-as-at.tsx";
import { withAsAt } from "../as-at/with-as-at.ts";

interface PageBodyProps {
	breadcrumbs?: Breadcrumb[] | undefined;
	/** What the page shows, so that it can be kept up to date; left out where nothing changes live. */
	live?: { id: string; revision: number } | undefined;
	/** Title and lead of the page, on a band of their own. */
	hero: ReactNode;
	children: ReactNode;
}

/** What is in the main part of a public page: a band with its title, and what follows. */
export function PageBody({ breadcrumbs, live, hero, children }: PageBodyProps) {
	const asAt = useAsAt();
	// A past day does not change any more.
	const followed = asAt === null ? live : undefined;
	const way = breadcrumbs?.map(({ text, href }) => ({ text, href: href && withAsAt(href, asAt) }));
	return (
		<div data-roadmap-id={followed?.id} data-revision={followed?.revision}>
			<div className="app-hero">
				<div className="govuk-width-container">
					{way ? <Breadcrumbs items={way} /> : null}
					{hero}
				</div>
			</div>
			<div className="govuk-width-container app-body">{children}</div>
		</div>
	);
}
