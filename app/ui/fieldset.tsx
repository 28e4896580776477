import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, FormGroup, HintAndError } from "./field.tsx";

/** What every set of fields under one question has. */
export interface FieldsetProps {
	/** Prefix of the ids in it; the first control has exactly this id, so that an error can link to it. */
	id: string;
	legend: ReactNode;
	legendSize?: "s" | "m" | "l" | undefined;
	hint?: ReactNode;
	error?: string | undefined;
}

interface Props extends FieldsetProps {
	/** "group" makes screen readers read the description of text inputs, too. */
	role?: "group" | undefined;
	children: ReactNode;
}

/** A question that several controls answer together. */
export function Fieldset({ legend, legendSize, role, children, ...props }: Props) {
	return (
		<FormGroup error={props.error}>
			<fieldset className="govuk-fieldset" role={role} aria-describedby={describedBy(props)}>
				<legend
					className={classNames(
						"govuk-fieldset__legend",
						legendSize && `govuk-fieldset__legend--${legendSize}`,
					)}
				>
					{legend}
				</legend>
				<HintAndError {...props} />
				{children}
			</fieldset>
		</FormGroup>
	);
}
