import type { ErrorSummaryItem } from "../../ui/error-summary.tsx";
import type { FormAnswer } from "./form-answer.ts";

/** The lines of an error summary: each wrong field with a link to it, or the one sentence that is not about a field. */
export function errorItems({ errors, message }: FormAnswer): ErrorSummaryItem[] {
	const fields = Object.entries(errors);
	if (fields.length === 0) return [{ text: message }];
	return fields.map(([field, text]) => ({ text, href: `#${field}` }));
}
