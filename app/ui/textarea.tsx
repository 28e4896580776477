import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

type TextareaProps = FieldProps & Omit<ComponentPropsWithoutRef<"textarea">, keyof FieldProps>;

/** Several lines of text. */
export function Textarea({ label, labelSize, hint, error, className, ...textarea }: TextareaProps) {
	const { id } = textarea;
	return (
		<Field {...{ id, label, labelSize, hint, error }}>
			<textarea
				rows={5}
				{...textarea}
				className={classNames("govuk-textarea", Boolean(error) && "govuk-textarea--error", className)}
				aria-describedby={describedBy({ id, hint, error })}
			/>
		</Field>
	);
}
