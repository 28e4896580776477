import { keepingFocus, keepingPlace } from "./keep-place.ts";

/** The class that marks what has just changed, for the style sheet. */
const changedClass = "app-live-changed";

/**
 * Brings a shown page to the state of a freshly fetched one. Only elements marked `data-live` are touched, and of those
 * only the innermost that differ; focus, opened details and the reader's place stay as they were.
 * Returns the keys of what changed: `action-<id>`, `status`, `counts` …
 */
export function updatePage(shown: HTMLElement, fresh: HTMLElement): string[] {
	const changed = new Set<string>();
	keepingPlace(shown, () =>
		keepingFocus(shown, () => {
			for (const [key, element] of liveIn(fresh)) {
				const old = liveIn(shown).get(key);
				if (old) sync(old, element, changed);
			}
		}),
	);
	shown.dataset.revision = fresh.dataset.revision ?? "";
	return [...changed];
}

/** One polite sentence for a burst of changes. */
export function announcementFor(changed: string[]): string {
	const actions = changed.filter((key) => key.startsWith("action-")).length;
	if (actions === 0) return "This page was updated";
	return actions === 1 ? "1 action updated" : `${actions} actions updated`;
}

function sync(old: HTMLElement, fresh: HTMLElement, changed: Set<string>): void {
	keepDetailsOpen(old, fresh);
	unmark(old);
	if (old.outerHTML === fresh.outerHTML) return;
	const [oldParts, freshParts] = [liveIn(old), liveIn(fresh)];
	if (freshParts.size > 0 && shell(old) === shell(fresh)) {
		for (const [key, part] of freshParts) {
			const oldPart = oldParts.get(key);
			if (oldPart) sync(oldPart, part, changed);
		}
		return;
	}
	const keys = differingParts(oldParts, freshParts);
	for (const key of keys.length > 0 ? keys : [old.dataset.live ?? ""]) changed.add(key);
	const replacement = document.importNode(fresh, true);
	if (keys.length === 0) replacement.classList.add(changedClass);
	for (const key of keys) liveIn(replacement).get(key)?.classList.add(changedClass);
	old.replaceWith(replacement);
}

/** Takes the mark of an earlier change away, and with it the attribute that would be left empty. */
function unmark(element: HTMLElement): void {
	element.classList.remove(changedClass);
	if (element.className === "") element.removeAttribute("class");
}

/** The live elements in an element that are not inside another one of them, by key. */
function liveIn(root: HTMLElement): Map<string, HTMLElement> {
	const all = [...root.querySelectorAll<HTMLElement>("[data-live]")];
	const outermost = all.filter((element) => {
		const outer = element.parentElement?.closest<HTMLElement>("[data-live]");
		return !outer || outer === root || !root.contains(outer);
	});
	return new Map(outermost.map((element) => [element.dataset.live ?? "", element]));
}

/** The HTML of an element without the content of the live elements in it: what is around them, and their order. */
function shell(element: HTMLElement): string {
	const copy = element.cloneNode(true) as HTMLElement;
	for (const part of liveIn(copy).values()) {
		part.textContent = "";
		unmark(part);
	}
	return copy.outerHTML;
}

/** The keys that came, went, or whose HTML is another. */
function differingParts(old: Map<string, HTMLElement>, fresh: Map<string, HTMLElement>): string[] {
	const keys = new Set([...old.keys(), ...fresh.keys()]);
	return [...keys].filter((key) => old.get(key)?.outerHTML !== fresh.get(key)?.outerHTML);
}

/** What the reader has opened or closed stays so: the fresh page follows, by the words of the summary. */
function keepDetailsOpen(old: HTMLElement, fresh: HTMLElement): void {
	const wordsOf = (details: HTMLDetailsElement) => details.querySelector("summary")?.textContent ?? "";
	const open = new Map(
		[...old.querySelectorAll("details")].map((details) => [wordsOf(details), details.open]),
	);
	for (const details of fresh.querySelectorAll("details")) {
		const state = open.get(wordsOf(details));
		if (state !== undefined) details.toggleAttribute("open", state);
	}
}
