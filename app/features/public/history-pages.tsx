import { AsAtLink } from "../as-at/keep-as-at.tsx";
import type { HistoryPage } from "./read-history.server.ts";

interface HistoryPagesProps {
	history: Pick<HistoryPage, "isFirstPage" | "next">;
	/** Address of the page that the history stands on. */
	href: string;
}

/** The way to older changes, and back. Nothing where all of them are in sight. */
export function HistoryPages({ history: { isFirstPage, next }, href }: HistoryPagesProps) {
	if (isFirstPage && next === null) return null;
	return (
		<nav aria-label="Pages of changes" className="app-pages">
			{isFirstPage ? null : <AsAtLink href={`${href}#history`}>Newest changes</AsAtLink>}
			{next === null ? null : <AsAtLink href={`${href}?before=${next}#history`}>Older changes</AsAtLink>}
		</nav>
	);
}
