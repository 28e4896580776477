import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { NamedBoxes } from "./named-boxes.tsx";
import type { ShownProposals } from "./read-proposals.server.ts";

/** What wants to be talked about, worst first, to be ticked and added. */
export function ProposalsForm({ proposed, roadmapSlug }: { proposed: ShownProposals; roadmapSlug: string }) {
	const { proposals, more } = proposed;
	if (proposals.length === 0) return null;
	return (
		<Form method="post" preventScrollReset className="app-panel" key={proposals.map(({ id }) => id).join()}>
			<NamedBoxes
				id="proposals"
				legend="Proposed: what wants to be talked about"
				hint="From what is off track or at risk, overdue, silent, changed since the last meeting, waiting for agreement, or asked for."
				items={proposals.map(({ id, title, reasons }) => ({
					name: `proposal-${id}`,
					label: title,
					hint: reasons.join("; "),
					checked: false,
				}))}
			/>
			<MoreProposals more={more} roadmapSlug={roadmapSlug} />
			<Button name="intent" value="propose" look="secondary">
				Add what is ticked
			</Button>
		</Form>
	);
}

/** How much more is proposed, and where all of it is. */
export function MoreProposals({ more, roadmapSlug }: { more: number; roadmapSlug: string }) {
	if (more === 0) return null;
	return (
		<p className="govuk-body-s">
			{more === 1 ? "1 more is" : `${more.toLocaleString("en-GB")} more are`} proposed once these are on the
			agenda, and all actions are in{" "}
			<a className="govuk-link" href={`/workspace/${roadmapSlug}`}>
				the list of the roadmap
			</a>
			.
		</p>
	);
}
