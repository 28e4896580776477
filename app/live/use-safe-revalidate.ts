import { useCallback, useEffect, useRef } from "react";
import { useRevalidator } from "../remix.ts";

const retryMs = 1_000;

/**
 * Asks the loaders of the page again, once the server answers. A loader that cannot be reached would put an error page in
 * the place of this one, and of everything that is being typed into it.
 */
export function useSafeRevalidate(): () => void {
	const { revalidate } = useRevalidator();
	const retry = useRef<ReturnType<typeof setTimeout>>();
	useEffect(() => () => clearTimeout(retry.current), []);
	return useCallback(() => {
		const whenReachable = async () => {
			clearTimeout(retry.current);
			if (await answers()) revalidate();
			else retry.current = setTimeout(whenReachable, retryMs);
		};
		void whenReachable();
	}, [revalidate]);
}

const answers = () =>
	fetch("/healthz", { cache: "no-store" }).then(
		(response) => response.ok,
		() => false,
	);
