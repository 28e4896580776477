import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Fieldset, type FieldsetProps } from "./fieldset.tsx";

export interface CheckboxItem {
	value: string;
	/** A field of its own, for forms whose reader keeps one value for each name. */
	name?: string | undefined;
	checked?: boolean | undefined;
	label: ReactNode;
	hint?: ReactNode;
}

interface CheckboxesProps extends FieldsetProps {
	name: string;
	items: CheckboxItem[];
	defaultValues?: readonly string[] | undefined;
	small?: boolean | undefined;
	className?: string | undefined;
}

/** Any number of choices out of a few. */
export function Checkboxes(props: CheckboxesProps) {
	const { name, items, defaultValues = [], small, className, ...fieldset } = props;
	return (
		<Fieldset {...fieldset}>
			<div
				className={classNames("govuk-checkboxes", small && "govuk-checkboxes--small", className)}
				data-module="govuk-checkboxes"
			>
				{items.map((item, index) => (
					<Checkbox
						key={item.name ?? item.value}
						id={index === 0 ? fieldset.id : `${fieldset.id}-${index + 1}`}
						name={item.name ?? name}
						item={item}
						checked={item.checked ?? defaultValues.includes(item.value)}
					/>
				))}
			</div>
		</Fieldset>
	);
}

interface CheckboxProps {
	id: string;
	name: string;
	item: CheckboxItem;
	checked: boolean;
}

function Checkbox({ id, name, item, checked }: CheckboxProps) {
	return (
		<div className="govuk-checkboxes__item">
			<input
				className="govuk-checkboxes__input"
				id={id}
				name={name}
				type="checkbox"
				value={item.value}
				defaultChecked={checked}
				aria-describedby={item.hint ? `${id}-item-hint` : undefined}
			/>
			<label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
				{item.label}
			</label>
			{item.hint ? (
				<div id={`${id}-item-hint`} className="govuk-hint govuk-checkboxes__hint">
					{item.hint}
				</div>
			) : null}
		</div>
	);
}
