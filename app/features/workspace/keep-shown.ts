import { useEffect } from "react";
import { type ClientLoaderFunctionArgs, useLocation } from "../../remix.ts";
import { passingFailure } from "./keep-typed.ts";

const shown = new Map<string, unknown>();

/**
 * A `clientLoader` that goes on with what a page showed last when the server cannot be reached, instead of an error page
 * in the place of everything that is being typed. The page tells with `useShown`, under the same name, what it shows.
 */
export const keepShown =
	(route: string) =>
	async ({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> => {
		try {
			return await serverLoader();
		} catch (error) {
			const last = shown.get(keyOf(route, new URL(request.url).pathname));
			if (passingFailure(error) === null || last === undefined) throw error;
			return last;
		}
	};

/** Notes what a route shows, for `keepShown`; gives it back. */
export function useShown<Data>(route: string, data: Data): Data {
	const key = keyOf(route, useLocation().pathname);
	useEffect(() => {
		shown.set(key, data);
		return () => void shown.delete(key);
	}, [key, data]);
	return data;
}

const keyOf = (route: string, path: string) => `${route} ${path.replace(/\.data$/, "")}`;
