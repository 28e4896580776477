import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves focus to an element once, when it appears, so that people who cannot see it hear it. The element is
 * focusable only until focus leaves it. Give the component a new `key` to call attention again.
 */
export function useFocusOnMount<T extends HTMLElement>(): RefObject<T> {
	const ref = useRef<T>(null);
	useEffect(() => {
		const element = ref.current;
		if (!element) return;
		element.tabIndex = -1;
		element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
		element.focus();
	}, []);
	return ref;
}
