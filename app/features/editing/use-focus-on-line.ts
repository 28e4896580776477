import { useEffect } from "react";
import { useLocation } from "../../remix.ts";

/**
 * Whoever moves something by its buttons goes on from where it is now: focus stays at its line, and follows the line to another
 * page. For lists whose address ends with the name of a line.
 */
export function useFocusOnLine(): void {
	const { hash, key } = useLocation();
	// biome-ignore lint/correctness/useExhaustiveDependencies: each move is a navigation of its own, also to the same address
	useEffect(() => {
		const line = document.getElementById(hash.slice(1));
		if (!line?.matches(".app-edit-list__item") || line.contains(document.activeElement)) return;
		line.tabIndex = -1;
		line.addEventListener("blur", () => line.removeAttribute("tabindex"), { once: true });
		line.focus();
	}, [hash, key]);
}
