import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Fieldset, type FieldsetProps } from "./fieldset.tsx";

export interface RadioItem {
	value: string;
	label: ReactNode;
	hint?: ReactNode;
	disabled?: boolean | undefined;
	/** What else is asked when this is chosen. It is hidden by style until then, where the browser can. */
	conditional?: ReactNode;
}

interface RadiosProps extends FieldsetProps {
	name: string;
	items: RadioItem[];
	defaultValue?: string | undefined;
	inline?: boolean | undefined;
	small?: boolean | undefined;
}

/** One choice out of a few, all of them in sight. */
export function Radios({ name, items, defaultValue, inline, small, ...fieldset }: RadiosProps) {
	const className = classNames(
		"govuk-radios",
		inline && "govuk-radios--inline",
		small && "govuk-radios--small",
	);
	return (
		<Fieldset {...fieldset}>
			<div className={className} data-module="govuk-radios">
				{items.map((item, index) => (
					<Radio
						key={item.value}
						id={index === 0 ? fieldset.id : `${fieldset.id}-${index + 1}`}
						name={name}
						item={item}
						checked={item.value === defaultValue}
					/>
				))}
			</div>
		</Fieldset>
	);
}

interface RadioProps {
	id: string;
	name: string;
	item: RadioItem;
	checked: boolean;
}

function Radio({ id, name, item, checked }: RadioProps) {
	return (
		<>
			<div className="govuk-radios__item">
				<input
					className="govuk-radios__input"
					id={id}
					name={name}
					type="radio"
					value={item.value}
					defaultChecked={checked}
					disabled={item.disabled}
					data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
					aria-describedby={item.hint ? `${id}-item-hint` : undefined}
				/>
				<label className="govuk-label govuk-radios__label" htmlFor={id}>
					{item.label}
				</label>
				{item.hint ? (
					<div id={`${id}-item-hint`} className="govuk-hint govuk-radios__hint">
						{item.hint}
					</div>
				) : null}
			</div>
			{item.conditional ? (
				<div
					id={`conditional-${id}`}
					className={classNames("govuk-radios__conditional", !checked && "govuk-radios__conditional--hidden")}
				>
					{item.conditional}
				</div>
			) : null}
		</>
	);
}
