/** Why a wish was refused: a closed list, matched by code (two module graphs: never by `instanceof`). */
export type RefusalCode = "not-found" | "not-allowed" | "stale" | "invalid";

/** An expected refusal: returned, not thrown. `message` is one sentence that says what to do. */
export interface Refusal {
	ok: false;
	code: RefusalCode;
	message: string;
	/** Messages by form field, where the refusal is about what was typed. */
	fields?: Record<string, string>;
}

export type Outcome<T> = { ok: true; value: T } | Refusal;

/** A refusal with its code and sentence. */
export const refuse = (code: RefusalCode, message: string, fields?: Record<string, string>): Refusal =>
	fields ? { ok: false, code, message, fields } : { ok: false, code, message };

/** The sentence for whatever one may not see or does not exist: the two are never told apart. */
export const notFound: Refusal = refuse(
	"not-found",
	"There is nothing at this address, or you may not see it.",
);
