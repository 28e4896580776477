import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TableColumn {
	header: ReactNode;
	numeric?: boolean | undefined;
}

interface TableProps {
	caption?: ReactNode;
	captionSize?: "s" | "m" | "l" | undefined;
	columns?: TableColumn[] | undefined;
	rows: ReactNode[][];
	/** Whether the first cell of a row names the row. */
	firstCellIsHeader?: boolean | undefined;
	/** Whether each cell says of which column it is, for style sheets that stack the cells of a row. */
	labelled?: boolean | undefined;
	className?: string | undefined;
}

/** Data in rows and columns. Columns of numbers are aligned to the right. */
export function Table(props: TableProps) {
	const { caption, captionSize, columns, rows, firstCellIsHeader, labelled, className } = props;
	return (
		<table className={classNames("govuk-table", className)}>
			{caption ? (
				<caption
					className={classNames(
						"govuk-table__caption",
						captionSize && `govuk-table__caption--${captionSize}`,
					)}
				>
					{caption}
				</caption>
			) : null}
			{columns?.some((column) => column.header) ? <Head columns={columns} /> : null}
			<tbody className="govuk-table__body">
				{rows.map((cells, row) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: rows keep their place on a page
					<tr key={row} className="govuk-table__row">
						{cells.map((cell, column) => (
							<Cell
								// biome-ignore lint/suspicious/noArrayIndexKey: cells keep their place on a page
								key={column}
								header={firstCellIsHeader === true && column === 0}
								numeric={columns?.[column]?.numeric}
								label={labelled ? columns?.[column]?.header : undefined}
							>
								{cell}
							</Cell>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Head({ columns }: { columns: TableColumn[] }) {
	return (
		<thead className="govuk-table__head">
			<tr className="govuk-table__row">
				{columns.map(({ header, numeric }, index) => (
					<th
						// biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place on a page
						key={index}
						scope="col"
						className={classNames("govuk-table__header", numeric && "govuk-table__header--numeric")}
					>
						{header}
					</th>
				))}
			</tr>
		</thead>
	);
}

interface CellProps {
	header: boolean;
	numeric: boolean | undefined;
	label: ReactNode;
	children: ReactNode;
}

function Cell({ header, numeric, label, children }: CellProps) {
	if (header)
		return (
			<th scope="row" className="govuk-table__header">
				{children}
			</th>
		);
	return (
		<td
			className={classNames("govuk-table__cell", numeric && "govuk-table__cell--numeric")}
			data-label={typeof label === "string" ? label : undefined}
		>
			{children}
		</td>
	);
}
