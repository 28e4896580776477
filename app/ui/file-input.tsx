import type { ComponentPropsWithoutRef } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, Field, type FieldProps } from "./field.tsx";

type FileInputProps = FieldProps & Omit<ComponentPropsWithoutRef<"input">, keyof FieldProps | "type">;

/** A file from the device. Browsers never keep the choice when a form comes back. */
export function FileInput({ label, labelSize, hint, error, className, ...input }: FileInputProps) {
	const { id } = input;
	return (
		<Field {...{ id, label, labelSize, hint, error }}>
			<input
				{...input}
				type="file"
				className={classNames("govuk-file-upload", className, Boolean(error) && "govuk-file-upload--error")}
				aria-describedby={describedBy({ id, hint, error })}
			/>
		</Field>
	);
}
