import { Checkboxes } from "../../ui/checkboxes.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { Radios } from "../../ui/radios.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import type { FieldSpec, FieldValues } from "./field-spec.ts";

interface RecordFieldsProps {
	fields: FieldSpec[];
	values: FieldValues;
	errors: Record<string, string>;
}

/** The fields of a form in their order, each with what stands in it and what is wrong with it. */
export function RecordFields({ fields, values, errors }: RecordFieldsProps) {
	return (
		<>
			{fields.map((field) => (
				<RecordField key={field.name} field={field} values={values} error={errors[field.name]} />
			))}
		</>
	);
}

interface RecordFieldProps {
	field: FieldSpec;
	values: FieldValues;
	error: string | undefined;
}

function RecordField({ field, values, error }: RecordFieldProps) {
	const { name, label, hint } = field;
	const value = values[name] ?? "";
	const common = { id: name, name, label, labelSize: "s" as const, hint, error };
	const group = { id: name, legend: label, legendSize: "s" as const, hint, error };
	switch (field.type) {
		case "text":
			return (
				<TextInput
					{...common}
					defaultValue={value}
					className={field.narrow ? "govuk-input--width-10" : undefined}
				/>
			);
		case "textarea":
			return <Textarea {...common} rows={field.rows} defaultValue={value} />;
		case "day":
			return (
				<DateInput
					{...group}
					namePrefix={name}
					defaultValue={{
						day: values[`${name}-day`],
						month: values[`${name}-month`],
						year: values[`${name}-year`],
					}}
				/>
			);
		case "select":
			return <Select {...common} options={field.options} defaultValue={value} />;
		case "radios":
			return <Radios {...group} name={name} items={field.items} defaultValue={value} />;
		case "tick":
			return (
				<Checkboxes
					{...group}
					legend={field.question}
					name={name}
					items={[{ value: "1", label }]}
					defaultValues={[value]}
				/>
			);
		case "ticks":
			return <Ticks field={field} values={values} error={error} />;
	}
}

/** Boxes with a field each, so that a form without JavaScript keeps every tick. */
function Ticks({
	field,
	values,
	error,
}: RecordFieldProps & { field: Extract<FieldSpec, { type: "ticks" }> }) {
	const { name, label, hint, prefix, items } = field;
	return (
		<Checkboxes
			id={name}
			name={name}
			legend={label}
			legendSize="s"
			hint={hint}
			error={error}
			small
			items={items.map((item) => ({
				value: "1",
				label: item.label,
				name: `${prefix}${item.value}`,
				checked: values[`${prefix}${item.value}`] === "1",
			}))}
		/>
	);
}
