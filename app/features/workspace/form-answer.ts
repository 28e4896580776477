import type { Refusal } from "../../domain/refusal.ts";

/** What a refused form gets back: what is wrong, and everything that was typed. */
export interface FormAnswer {
	message: string;
	/** Sentences by field name. */
	errors: Record<string, string>;
	/** As it was typed. */
	values: Record<string, string>;
	/** The version to send with the next try. */
	version: number;
}

const statusOf = { "not-found": 404, "not-allowed": 403, stale: 409, invalid: 400 } as const;

/** The HTTP status of a refusal. */
export const refusalStatus = (refusal: Refusal): number => statusOf[refusal.code];

/** Gives a form back with what was typed; a form that was overtaken gets the version as it is now. */
export function formAnswer(
	refusal: Refusal & { version?: number },
	values: Record<string, string>,
	shownVersion: number,
): FormAnswer {
	return {
		message: refusal.message,
		errors: refusal.fields ?? {},
		values,
		version: refusal.version ?? shownVersion,
	};
}
