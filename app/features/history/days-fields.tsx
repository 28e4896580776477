import { TextInput } from "#app/ui/text-input.tsx";
import type { ChangesWish } from "./changes-wish.ts";

/** The two days between which changes are told; both count. */
export function DaysFields({ wish }: { wish: ChangesWish }) {
	const { typed, errors, from, to } = wish;
	return (
		<div className="app-changed-form__days">
			<TextInput
				id="from"
				name="from"
				type="date"
				label="From"
				className="govuk-input--width-10"
				defaultValue={typed.from || from}
				error={errors.from}
			/>
			<TextInput
				id="to"
				name="to"
				type="date"
				label="To"
				className="govuk-input--width-10"
				defaultValue={typed.to || to}
				error={errors.to}
			/>
		</div>
	);
}
