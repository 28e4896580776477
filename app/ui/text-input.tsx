import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

type TextInputProps = FieldProps & Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps>;

/** One line of text. */
export function TextInput({ label, labelSize, hint, error, className, ...input }: TextInputProps) {
	const { id } = input;
	return (
		<Field {...{ id, label, labelSize, hint, error }}>
			<input
				type="text"
				{...input}
				className={classNames("govuk-input", className, Boolean(error) && "govuk-input--error")}
				aria-describedby={describedBy({ id, hint, error })}
			/>
		</Field>
	);
}
