import type { Partner } from "#app/domain/read-model.ts";
import { statuses, statusMeanings } from "#app/domain/status.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { Select } from "#app/ui/select.tsx";
import { type ActionFilter, isFiltering } from "../actions/action-filter.ts";
import { AsAtLink, KeepAsAt } from "../as-at/keep-as-at.tsx";

interface FilterFormProps {
	/** Address of the page that it narrows. */
	href: string;
	filter: ActionFilter;
	partners: Partner[];
}

/** Narrows the list by a plain form whose answer has an address of its own. */
export function FilterForm({ href, filter, partners }: FilterFormProps) {
	return (
		<Details summary="Filter by status or organisation" open={isFiltering(filter)} className="app-filter">
			<form method="get" action={`${href}#actions`}>
				<KeepAsAt />
				<Checkboxes
					id="status"
					name="status"
					legend="Status"
					legendSize="s"
					small
					className="app-filter__statuses"
					items={statuses.map((status) => ({ value: status, label: statusMeanings[status].label }))}
					defaultValues={filter.statuses}
				/>
				<Select
					id="organisation"
					name="organisation"
					label="Organisation that leads or supports"
					labelSize="s"
					className="app-filter__organisation"
					options={[
						{ value: "", text: "All organisations" },
						...partners.map(({ slug, name }) => ({ value: slug, text: name })),
					]}
					defaultValue={filter.organisation ?? ""}
				/>
				<div className="govuk-button-group">
					<Button look="secondary">Show actions</Button>
					{isFiltering(filter) ? <AsAtLink href={`${href}#actions`}>Clear the filter</AsAtLink> : null}
				</div>
			</form>
		</Details>
	);
}
