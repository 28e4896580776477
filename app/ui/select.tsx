import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

export interface SelectOption {
	value: string;
	text: string;
	disabled?: boolean | undefined;
}

interface SelectProps
	extends FieldProps,
		Omit<ComponentPropsWithoutRef<"select">, keyof FieldProps | "children"> {
	options: SelectOption[];
}

/** One choice from a list that is too long for radios. */
export function Select({ label, labelSize, hint, error, options, className, ...select }: SelectProps) {
	const { id } = select;
	return (
		<Field {...{ id, label, labelSize, hint, error }}>
			<select
				{...select}
				className={classNames("govuk-select", className, Boolean(error) && "govuk-select--error")}
				aria-describedby={describedBy({ id, hint, error })}
			>
				{options.map((option) => (
					<option key={option.value} value={option.value} disabled={option.disabled}>
						{option.text}
					</option>
				))}
			</select>
		</Field>
	);
}
