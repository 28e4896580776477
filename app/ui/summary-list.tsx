import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

interface SummaryAction {
	href: string;
	text: string;
	/** Ends the link's name for people who hear it out of its row: "Change" + "due date". */
	visuallyHiddenText?: string | undefined;
}

export interface SummaryRow {
	key: ReactNode;
	value: ReactNode;
	actions?: SummaryAction[] | undefined;
}

interface SummaryListProps {
	rows: SummaryRow[];
	noBorder?: boolean | undefined;
	className?: string | undefined;
}

/** Facts as pairs of name and value, each with its own links where something can be changed. */
export function SummaryList({ rows, noBorder, className }: SummaryListProps) {
	const anyActions = rows.some((row) => row.actions?.length);
	return (
		<dl className={classNames("govuk-summary-list", noBorder && "govuk-summary-list--no-border", className)}>
			{rows.map((row, index) => (
				// The rows of a page keep their order and place: the index is a stable key.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Row key={index} row={row} noActions={anyActions && !row.actions?.length} />
			))}
		</dl>
	);
}

function Row({ row, noActions }: { row: SummaryRow; noActions: boolean }) {
	return (
		<div
			className={classNames("govuk-summary-list__row", noActions && "govuk-summary-list__row--no-actions")}
		>
			<dt className="govuk-summary-list__key">{row.key}</dt>
			<dd className="govuk-summary-list__value">{row.value}</dd>
			{row.actions?.length ? (
				<dd className="govuk-summary-list__actions">
					<Actions actions={row.actions} />
				</dd>
			) : null}
		</div>
	);
}

function Actions({ actions }: { actions: SummaryAction[] }) {
	const links = actions.map((action) => (
		<a key={action.href + action.text} className="govuk-link" href={action.href}>
			{action.text}
			{action.visuallyHiddenText ? (
				<span className="govuk-visually-hidden"> {action.visuallyHiddenText}</span>
			) : null}
		</a>
	));
	if (links.length === 1) return links[0] ?? null;
	return (
		<ul className="govuk-summary-list__actions-list">
			{links.map((link) => (
				<li key={link.key} className="govuk-summary-list__actions-list-item">
					{link}
				</li>
			))}
		</ul>
	);
}
