import { addDays, type Day } from "#app/domain/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { useAsAt } from "./keep-as-at.tsx";

interface AsAtFormProps {
	/** Address of the page that it shows as at a day. */
	href: string;
	/** The day by which the page shows what is overdue. */
	today: Day;
	/** What else the address of the page carries. */
	keep?: [name: string, value: string][];
}

/** Shows the same page as at a past day: a plain form whose answer has an address that can be cited. */
export function AsAtForm({ href, today, keep = [] }: AsAtFormProps) {
	const asAt = useAsAt();
	return (
		<section aria-labelledby="as-at-heading" className="app-section">
			<h2 className="govuk-heading-m" id="as-at-heading">
				See this page as it stood on another day
			</h2>
			<form method="get" action={href} className="app-as-at-form">
				{keep.map(([name, value]) => (
					<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
				))}
				<TextInput
					id="as-at"
					name="as-at"
					type="date"
					label="Day"
					hint="The page as it stood at the end of that day. You can cite its address."
					className="govuk-input--width-10"
					defaultValue={asAt ?? addDays(today, -1)}
				/>
				<Button look="secondary">Show that day</Button>
			</form>
		</section>
	);
}
