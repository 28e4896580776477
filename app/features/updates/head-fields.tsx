import type { PeriodChoice } from "../../domain/period-choices.ts";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";

interface HeadFieldsProps {
	/** The periods to choose from. */
	periods: PeriodChoice[];
	refused: FormAnswer | undefined;
}

/** What an update is called, and the time that it is about. */
export function HeadFields({ periods, refused }: HeadFieldsProps) {
	const { errors = {}, values = {} } = refused ?? {};
	return (
		<>
			<TextInput
				id="title"
				name="title"
				label="Title of the update"
				labelSize="s"
				hint="In a few words, what is new."
				error={errors.title}
				defaultValue={values.title ?? ""}
			/>
			<Select
				id="period"
				name="period"
				label="The time that it is about"
				labelSize="s"
				error={errors.period}
				defaultValue={values.period ?? ""}
				options={[{ value: "", text: "No particular time" }, ...periods]}
			/>
		</>
	);
}
