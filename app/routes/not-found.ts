import { notFound } from "#app/domain/refusal.ts";
import { data } from "#app/remix.ts";

/** Whatever no other route knows. */
export function loader() {
	throw data(notFound.message, { status: 404 });
}

export const action = loader;
