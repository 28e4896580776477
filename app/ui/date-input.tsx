import { classNames } from "./class-names.ts";
import { Fieldset, type FieldsetProps } from "./fieldset.tsx";

type DatePart = "day" | "month" | "year";

/** A date as it was typed: nothing is corrected. */
export type TypedDate = { [Part in DatePart]?: string | undefined };

interface DateInputProps extends FieldsetProps {
	/** Put before the names of the three fields: `due` makes `due-day`, `due-month` and `due-year`. */
	namePrefix?: string | undefined;
	defaultValue?: TypedDate | undefined;
	/** The parts that are wrong; all three where there is an error and nothing is said. */
	wrongParts?: DatePart[] | undefined;
}

const parts: { part: DatePart; label: string; width: 2 | 4 }[] = [
	{ part: "day", label: "Day", width: 2 },
	{ part: "month", label: "Month", width: 2 },
	{ part: "year", label: "Year", width: 4 },
];

/** A date that people know: day, month and year in three fields. An error links to `<id>-day`. */
export function DateInput({ namePrefix, defaultValue, wrongParts, ...fieldset }: DateInputProps) {
	const { id, error } = fieldset;
	const isWrong = (part: DatePart) => (wrongParts ? wrongParts.includes(part) : Boolean(error));
	return (
		<Fieldset {...fieldset} role="group">
			<div className="govuk-date-input" id={id}>
				{parts.map(({ part, label, width }) => (
					<div key={part} className="govuk-date-input__item">
						<div className="govuk-form-group">
							<label className="govuk-label govuk-date-input__label" htmlFor={`${id}-${part}`}>
								{label}
							</label>
							<input
								className={classNames(
									"govuk-input govuk-date-input__input",
									isWrong(part) && "govuk-input--error",
									`govuk-input--width-${width}`,
								)}
								id={`${id}-${part}`}
								name={namePrefix ? `${namePrefix}-${part}` : part}
								type="text"
								defaultValue={defaultValue?.[part]}
								inputMode="numeric"
							/>
						</div>
					</div>
				))}
			</div>
		</Fieldset>
	);
}
