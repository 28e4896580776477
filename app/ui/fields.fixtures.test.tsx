import { z } from "zod";
import { Checkboxes } from "./checkboxes.tsx";
import { DateInput } from "./date-input.tsx";
import { compareWithFixtures, expressible } from "./fixtures.support.tsx";
import { Radios } from "./radios.tsx";
import { Select } from "./select.tsx";
import { TextInput } from "./text-input.tsx";
import { Textarea } from "./textarea.tsx";

const text = z.string();
const words = z.strictObject({ text });
const sized = (prefix: string) =>
	z
		.strictObject({ text, classes: z.templateLiteral([`${prefix}--`, z.enum(["s", "m", "l"])]).optional() })
		.transform((o) => ({ text: o.text, size: o.classes?.slice(-1) as "s" | "m" | "l" | undefined }));
const value = z.union([text, z.number()]).transform(String);

const field = {
	id: text.optional(),
	name: text,
	label: sized("govuk-label"),
	hint: words.optional(),
	errorMessage: words.optional(),
};
type FieldOptions = z.infer<z.ZodObject<typeof field>>;
const fieldProps = ({ id, name, label, hint, errorMessage }: FieldOptions) => ({
	id: id ?? name,
	name,
	label: label.text,
	labelSize: label.size,
	hint: hint?.text,
	error: errorMessage?.text,
});

const set = {
	idPrefix: text.optional(),
	name: text,
	fieldset: z.strictObject({ legend: sized("govuk-fieldset__legend") }),
	hint: words.optional(),
	errorMessage: words.optional(),
};
type SetOptions = z.infer<z.ZodObject<typeof set>>;
const setProps = ({ idPrefix, name, fieldset, hint, errorMessage }: SetOptions) => ({
	id: idPrefix ?? name,
	name,
	legend: fieldset.legend.text,
	legendSize: fieldset.legend.size,
	hint: hint?.text,
	error: errorMessage?.text,
});
const choice = z
	.strictObject({ value, text, hint: words.optional(), disabled: z.boolean().optional() })
	.transform((o) => ({ value: o.value, label: o.text, hint: o.hint?.text, disabled: o.disabled }));
const typedDate = z.strictObject({ day: value, month: value, year: value }).partial();

compareWithFixtures([
	expressible(
		"input",
		12,
		z.strictObject({ ...field, classes: text.optional(), type: text.optional(), value: value.optional() }),
		(o) => (
			<TextInput {...fieldProps(o)} className={o.classes} type={o.type ?? "text"} defaultValue={o.value} />
		),
	),
	expressible(
		"textarea",
		6,
		z.strictObject({
			...field,
			classes: text.optional(),
			rows: z.number().default(5),
			value: text.optional(),
		}),
		(o) => <Textarea {...fieldProps(o)} className={o.classes} rows={o.rows} defaultValue={o.value} />,
	),
	expressible(
		"select",
		3,
		z.strictObject({
			...field,
			classes: text.optional(),
			value: value.optional(),
			items: z.array(z.strictObject({ value, text, disabled: z.boolean().optional() })),
		}),
		(o) => <Select {...fieldProps(o)} className={o.classes} options={o.items} defaultValue={o.value} />,
	),
	expressible(
		"radios",
		4,
		z.strictObject({
			...set,
			items: z.array(choice),
			value: text.optional(),
			classes: z.literal("govuk-radios--inline").optional(),
		}),
		(o) => (
			<Radios {...setProps(o)} items={o.items} defaultValue={o.value} inline={o.classes !== undefined} />
		),
	),
	expressible(
		"checkboxes",
		3,
		z.strictObject({ ...set, items: z.array(choice), values: z.array(text).optional() }),
		(o) => <Checkboxes {...setProps(o)} items={o.items} defaultValues={o.values} />,
	),
	expressible(
		"date-input",
		4,
		z.strictObject({
			...{ ...set, name: z.undefined().optional() },
			id: text,
			namePrefix: text.optional(),
			values: typedDate.optional(),
			day: z.strictObject({ error: z.literal(true) }).optional(),
			month: z.strictObject({ error: z.literal(true) }).optional(),
			year: z.strictObject({ error: z.literal(true) }).optional(),
		}),
		(o) => {
			const wrong = (["day", "month", "year"] as const).filter((part) => o[part]);
			return (
				<DateInput
					{...setProps({ ...o, name: "" })}
					id={o.id}
					namePrefix={o.namePrefix}
					defaultValue={o.values}
					wrongParts={wrong.length > 0 ? wrong : undefined}
				/>
			);
		},
	),
]);
