import type { Proposal } from "../../domain/propose-agenda.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { NamedBoxes } from "./named-boxes.tsx";

/** How many proposals are shown: more would hide what presses. */
const shown = 12;

/** What wants to be talked about, worst first, to be ticked and added. */
export function ProposalsForm({ proposals }: { proposals: Proposal[] }) {
	if (proposals.length === 0) return null;
	const rest = proposals.length - shown;
	return (
		<Form method="post" preventScrollReset className="app-panel" key={proposals.map(({ id }) => id).join()}>
			<NamedBoxes
				id="proposals"
				legend="Proposed: what wants to be talked about"
				hint="From what is off track or at risk, overdue, silent, changed since the last meeting, waiting for agreement, or asked for."
				items={proposals.slice(0, shown).map(({ id, title, reasons }) => ({
					name: `proposal-${id}`,
					label: title,
					hint: reasons.join("; "),
					checked: false,
				}))}
			/>
			{rest > 0 && (
				<p className="govuk-body-s">
					{rest === 1 ? "1 more is" : `${rest} more are`} proposed once these are on the agenda.
				</p>
			)}
			<Button name="intent" value="propose" look="secondary">
				Add what is ticked
			</Button>
		</Form>
	);
}
