import type { Grouping } from "#app/domain/group-changes.ts";
import { Select } from "#app/ui/select.tsx";

/** By what the changes are grouped. */
export function GroupBy({ by }: { by: Grouping }) {
	return (
		<Select
			id="by"
			name="by"
			label="Group by"
			options={[
				{ value: "workstream", text: "Workstream" },
				{ value: "action", text: "Action" },
				{ value: "organisation", text: "Organisation" },
			]}
			defaultValue={by}
		/>
	);
}
