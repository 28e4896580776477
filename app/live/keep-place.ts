/** Does something to the page and gives focus back to the same link or control where it was replaced. */
export function keepingFocus(root: HTMLElement, change: () => void): void {
	const focused = document.activeElement;
	const selector = focused && root.contains(focused) ? selectorOf(focused) : null;
	change();
	if (!selector || !focused || document.contains(focused)) return;
	const same = root.querySelector<HTMLElement>(selector);
	same?.focus({ preventScroll: true });
}

function selectorOf(element: Element): string | null {
	if (element.id) return `#${CSS.escape(element.id)}`;
	const href = element.getAttribute("href");
	if (href) return `a[href="${CSS.escape(href)}"]`;
	const live = element.closest<HTMLElement>("[data-live]")?.dataset.live;
	return live ? `[data-live="${CSS.escape(live)}"] ${element.localName}` : null;
}

/** Does something to the page and scrolls so that what stood at the top of the screen stands there again. */
export function keepingPlace(root: HTMLElement, change: () => void): void {
	const anchors = () => [...root.querySelectorAll<HTMLElement>("h1, h2, h3, [data-live]")];
	const anchor = anchors().find((element) => element.getBoundingClientRect().top >= 0);
	const [key, top] = [anchor && keyOf(anchor), anchor?.getBoundingClientRect().top ?? 0];
	// Browsers that keep the place by themselves would add their correction to ours.
	const { style } = document.documentElement;
	style.setProperty("overflow-anchor", "none");
	change();
	const same = key ? anchors().find((element) => keyOf(element) === key) : undefined;
	if (same) window.scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" });
	style.removeProperty("overflow-anchor");
}

const keyOf = (element: HTMLElement) => element.dataset.live ?? `${element.localName} ${element.textContent}`;
