interface Spec {
	/** The name of the field, and its id, which errors link to. */
	name: string;
	label: string;
	hint?: string | undefined;
}

/** A field of a form as data: the server says which there are, one component draws them all. */
export type FieldSpec =
	| (Spec & { type: "text"; narrow?: boolean | undefined })
	| (Spec & { type: "textarea"; rows: number })
	/** Three fields, `<name>-day` and so on. */
	| (Spec & { type: "day" })
	| (Spec & { type: "select"; options: { value: string; text: string }[] })
	| (Spec & { type: "radios"; items: { value: string; label: string }[] })
	/** One box; its value is 1. */
	| (Spec & { type: "tick"; question: string })
	/** Boxes whose fields are named by a prefix and their value; an error stands under `name`. */
	| (Spec & { type: "ticks"; prefix: string; items: { value: string; label: string }[] });

/** What stands in the fields, by name; days as their three parts. */
export type FieldValues = Record<string, string>;

/** A day as the values of its three fields. */
export function dayValues(name: string, day: string | null): FieldValues {
	if (day === null) return {};
	const [year = "", month = "", date = ""] = day.split("-");
	return {
		[`${name}-day`]: String(Number(date)),
		[`${name}-month`]: String(Number(month)),
		[`${name}-year`]: year,
	};
}
