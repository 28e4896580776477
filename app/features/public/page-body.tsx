import type { ReactNode } from "react";
import { type Breadcrumb, Breadcrumbs } from "#app/ui/breadcrumbs.tsx";

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
	return (
		<div data-roadmap-id={live?.id} data-revision={live?.revision}>
			<div className="app-hero">
				<div className="govuk-width-container">
					{breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
					{hero}
				</div>
			</div>
			<div className="govuk-width-container app-body">{children}</div>
		</div>
	);
}
