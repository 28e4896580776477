import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { ErrorMessage } from "./error-message.tsx";

/** What every field with a label has. */
export interface FieldProps {
	id: string;
	name: string;
	label: ReactNode;
	labelSize?: "s" | "m" | "l" | undefined;
	hint?: ReactNode;
	error?: string | undefined;
}

type Describable = Pick<FieldProps, "id" | "hint" | "error">;

/** The ids of the hint and the error that describe a field, for `aria-describedby`. */
export function describedBy({ id, hint, error }: Describable): string | undefined {
	return classNames(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined;
}

/** The group around a field: its label, hint and error in the order in which they are read out. */
export function Field({ children, ...props }: Omit<FieldProps, "name"> & { children: ReactNode }) {
	const { id, label, labelSize } = props;
	return (
		<FormGroup error={props.error}>
			<label className={classNames("govuk-label", labelSize && `govuk-label--${labelSize}`)} htmlFor={id}>
				{label}
			</label>
			<HintAndError {...props} />
			{children}
		</FormGroup>
	);
}

/** The box that marks a field, or a set of them, as wrong. */
export function FormGroup({ error, children }: { error?: string | undefined; children: ReactNode }) {
	return (
		<div className={classNames("govuk-form-group", Boolean(error) && "govuk-form-group--error")}>
			{children}
		</div>
	);
}

/** The hint and the error of a field under the ids that `describedBy` names. */
export function HintAndError({ id, hint, error }: Describable) {
	return (
		<>
			{hint ? (
				<div id={`${id}-hint`} className="govuk-hint">
					{hint}
				</div>
			) : null}
			{error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
		</>
	);
}
