import type { ActionPages } from "#app/domain/action-parts.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";

interface ListPagesProps {
	part: Pick<ActionPages, "page" | "pages">;
	/** Address of the page with this part of the list. */
	hrefOf: (page: number) => string;
}

/** The way from one part of a list of actions to the others. Nothing where there is one. */
export function ListPages({ part: { page, pages }, hrefOf }: ListPagesProps) {
	if (pages === 1) return null;
	return (
		<nav aria-label="Pages of actions" className="app-pages">
			{page > 1 ? (
				<AsAtLink href={hrefOf(page - 1)} rel="prev">
					Previous actions
				</AsAtLink>
			) : null}
			<span>
				Page {page} of {pages}
			</span>
			{page < pages ? (
				<AsAtLink href={hrefOf(page + 1)} rel="next">
					More actions
				</AsAtLink>
			) : null}
		</nav>
	);
}

/** "101 to 200 are shown here", where a list has several pages; null where everything is in sight. */
export function partWords({ pages, from, to }: ActionPages, before = ""): string | null {
	if (pages === 1) return null;
	return `${before}${from.toLocaleString("en-GB")} to ${to.toLocaleString("en-GB")} are shown here`;
}
