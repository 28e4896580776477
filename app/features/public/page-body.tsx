import type { ReactNode } from "react";
import type { Citation } from "#app/domain/citation.ts";
import type { Day } from "#app/domain/dates.ts";
import { type Breadcrumb, Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { useAsAt } from "../as-at/keep-as-at.tsx";
import { withAsAt } from "../as-at/with-as-at.ts";
import { CitePage } from "../citing/cite-page.tsx";

interface PageBodyProps {
	breadcrumbs?: Breadcrumb[] | undefined;
	/** What the page shows, so that it can be kept up to date; left out where nothing changes live. */
	live?: { id: string; revision: number } | undefined;
	/** How the page is cited, and as at which day; left out where it is not. */
	cite?: { of: Citation; today: Day; lasting?: string | undefined } | undefined;
	/** Title and lead of the page, on a band of their own. */
	hero: ReactNode;
	children: ReactNode;
}

/** What is in the main part of a public page: a band with its title, and what follows. */
export function PageBody({ breadcrumbs, live, cite, hero, children }: PageBodyProps) {
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
			<div className="govuk-width-container app-body">
				{children}
				{cite ? <CitePage {...cite} /> : null}
			</div>
		</div>
	);
}
