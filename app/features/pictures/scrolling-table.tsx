import type { ReactNode } from "react";
import { Table, type TableColumn } from "#app/ui/table.tsx";

interface ScrollingTableProps {
	caption: string;
	columns: TableColumn[];
	rows: ReactNode[][];
}

/** The numbers of a picture as a table. Where it is wider than the screen, it scrolls by itself, by keyboard too. */
export function ScrollingTable({ caption, columns, rows }: ScrollingTableProps) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
		<section className="app-scroll" aria-label={`Table: ${caption}`} tabIndex={0}>
			<Table caption={caption} captionSize="s" columns={columns} rows={rows} firstCellIsHeader />
		</section>
	);
}
