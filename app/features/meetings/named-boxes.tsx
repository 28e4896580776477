import type { ReactNode } from "react";
import { Fieldset } from "../../ui/fieldset.tsx";

interface NamedBox {
	/** Each box has a name of its own, so that forms are read as one value for each name. */
	name: string;
	label: ReactNode;
	hint?: ReactNode;
	checked: boolean;
}

interface NamedBoxesProps {
	id: string;
	legend: ReactNode;
	hint?: ReactNode;
	error?: string | undefined;
	items: NamedBox[];
}

/** Any number of choices out of a few; what is ticked is sent as `name=1`. */
export function NamedBoxes({ id, legend, hint, error, items }: NamedBoxesProps) {
	const idOf = (index: number) => (index === 0 ? id : `${id}-${index + 1}`);
	return (
		<Fieldset id={id} legend={legend} legendSize="s" hint={hint} error={error}>
			<div className="govuk-checkboxes govuk-checkboxes--small">
				{items.map((item, index) => (
					<div key={item.name} className="govuk-checkboxes__item">
						<input
							className="govuk-checkboxes__input"
							id={idOf(index)}
							name={item.name}
							type="checkbox"
							value="1"
							defaultChecked={item.checked}
							aria-describedby={item.hint ? `${idOf(index)}-item-hint` : undefined}
						/>
						<label className="govuk-label govuk-checkboxes__label" htmlFor={idOf(index)}>
							{item.label}
						</label>
						{item.hint ? (
							<div id={`${idOf(index)}-item-hint`} className="govuk-hint govuk-checkboxes__hint">
								{item.hint}
							</div>
						) : null}
					</div>
				))}
			</div>
		</Fieldset>
	);
}
