import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { NamedBoxes } from "./named-boxes.tsx";

interface ItemFieldsProps {
	values: Record<string, string>;
	errors: Record<string, string>;
	partners: { id: string; name: string }[];
}

/** The fields of an item of an agenda. */
export function ItemFields({ values, errors, partners }: ItemFieldsProps) {
	return (
		<>
			<TextInput
				id="title"
				name="title"
				label="What is it about?"
				labelSize="s"
				error={errors.title}
				defaultValue={values.title ?? ""}
			/>
			<TextInput
				id="minutes"
				name="minutes"
				label="Minutes (optional)"
				labelSize="s"
				className="govuk-input--width-3"
				inputMode="numeric"
				error={errors.minutes}
				defaultValue={values.minutes ?? ""}
			/>
			<Select
				id="presenter"
				name="presenter"
				label="Who speaks to it? (optional)"
				labelSize="s"
				defaultValue={values.presenter ?? ""}
				options={[
					{ value: "", text: "Nobody in particular" },
					...partners.map(({ id, name }) => ({ value: id, text: name })),
				]}
			/>
			<NamedBoxes
				id="public"
				legend="Who may read it?"
				hint="The titles of public items, what is decided there and the public part of the minutes are published when the meeting is closed. Asks never are."
				items={[{ name: "public", label: "The item is public", checked: values.public === "1" }]}
			/>
		</>
	);
}
