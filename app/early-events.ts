/** What React answers by hydrating at once, of what people do. */
const deeds = [
	...["pointerdown", "pointerup", "pointercancel", "mousedown", "mouseup", "click", "auxclick", "dblclick"],
	...["contextmenu", "touchstart", "touchend", "touchcancel", "dragstart", "dragend", "drop"],
	...["keydown", "keypress", "keyup", "compositionstart", "compositionend", "textInput", "input", "change"],
	...["copy", "cut", "paste", "submit", "reset"],
];

/**
 * Leaves what people do to the browser alone until Remix has read the data of the page: links lead on and forms are sent as
 * they are without scripts. Until then Remix suspends outside of every boundary, and React 18, which would hydrate at once
 * to answer a click, would give up the page for good (“Root did not complete”).
 */
export function leaveEarlyEventsToBrowser(): void {
	const keepFromReact = (event: Event) => {
		if (window.__remixRouter === undefined) return event.stopImmediatePropagation();
		for (const deed of deeds) window.removeEventListener(deed, keepFromReact, options);
	};
	const options = { capture: true, passive: true };
	for (const deed of deeds) window.addEventListener(deed, keepFromReact, options);
}
