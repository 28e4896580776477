import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { versionOptions } from "./version-choice.ts";
import type { VersionSummary } from "./version-line.ts";

interface CompareFormProps {
	/** Path of the action's page. */
	here: string;
	versions: VersionSummary[];
	from: string;
	to: string;
}

/** Chooses two texts to compare; a plain form with an address of its own. */
export function CompareForm({ here, versions, from, to }: CompareFormProps) {
	const options = versionOptions(versions);
	return (
		<form action={`${here}/versions/compare`} className="app-compare-form">
			<Select id="from" name="from" label="Compare" defaultValue={from} options={options} />
			<Select id="to" name="to" label="with" defaultValue={to} options={options} />
			<Button look="secondary">Compare</Button>
		</form>
	);
}
