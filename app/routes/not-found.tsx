import { notFound } from "#app/domain/refusal.ts";
import { data } from "#app/remix.ts";

const nothingHere = () => {
	throw data(notFound.message, { status: 404 });
};

/** Whatever no other route knows, read or sent to. */
export const loader = () => nothingHere();
export const action = () => nothingHere();

/** Never shown: it makes this a page, so that the error page of the root answers. */
export default function NotFound() {
	return null;
}
