import { notFound } from "#app/domain/refusal.ts";
import { data } from "#app/remix.ts";

/** Whatever no other route knows. */
export function loader() {
	throw data(notFound.message, { status: 404 });
}

export const action = loader;

/** Never shown: it makes this a page, so that the error page of the root answers. */
export default function NotFound() {
	return null;
}
