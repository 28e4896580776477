import type { HeadersFunction } from "../../remix.ts";

/** Headers of the pages around signing in: kept nowhere, and with the wait of whoever tried too often. */
export const privateHeaders: HeadersFunction = ({ loaderHeaders, actionHeaders, errorHeaders }) => {
	const retryAfter = (errorHeaders ?? actionHeaders ?? loaderHeaders).get("Retry-After");
	return { "Cache-Control": "no-store", ...(retryAfter === null ? {} : { "Retry-After": retryAfter }) };
};
