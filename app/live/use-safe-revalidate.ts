import { useCallback, useEffect, useRef } from "react";
import { useRevalidator } from "../remix.ts";

const retryMs = 1_000;
/** Two that ask within this time ask one after the other: the router tells that it is asking only with the next rendering. */
const apartMs = 100;
let askedAt = Number.NEGATIVE_INFINITY;

/**
 * Asks the loaders of the page again, once the server answers. A loader that cannot be reached would put an error page in
 * the place of this one, and of everything that is being typed into it. While they are being asked, one more asking waits
 * for its turn: to interrupt the first would only make it late.
 */
export function useSafeRevalidate(): () => void {
	const { revalidate, state } = useRevalidator();
	const isAsking = useRef(false);
	isAsking.current = state === "loading";
	const isWaiting = useRef(false);
	const retry = useRef<ReturnType<typeof setTimeout>>();
	useEffect(() => () => clearTimeout(retry.current), []);
	const ask = useCallback(() => {
		const whenReachable = async () => {
			clearTimeout(retry.current);
			if (!(await answers())) retry.current = setTimeout(whenReachable, retryMs);
			else if (isAsking.current) isWaiting.current = true;
			else if (performance.now() - askedAt < apartMs) retry.current = setTimeout(whenReachable, apartMs);
			else {
				askedAt = performance.now();
				revalidate();
			}
		};
		void whenReachable();
	}, [revalidate]);
	useEffect(() => {
		if (state !== "idle" || !isWaiting.current) return;
		isWaiting.current = false;
		ask();
	}, [state, ask]);
	return ask;
}

const answers = () =>
	fetch("/healthz", { cache: "no-store" }).then(
		(response) => response.ok,
		() => false,
	);
