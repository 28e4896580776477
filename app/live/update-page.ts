import { keepingFocus, keepingPlace } from "./keep-place.ts";
import { offerSentence } from "./offer-bar.ts";

/** The class that marks what has just changed, for the style sheet. */
const changedClass = "app-live-changed";

/** What came of an update. */
export interface PageUpdate {
	/** The keys of what was put in place: `action-<id>`, `status`, `counts` … */
	changed: string[];
	/** New texts that wait until the reader wants them. */
	offered: Offer[];
}

/** A text that differs from the one shown. */
export interface Offer {
	shown: HTMLElement;
	fresh: HTMLElement;
	/** How many texts are new in it. */
	texts: number;
}

/**
 * Brings a shown page to the state of a freshly fetched one. Only elements marked `data-live` are touched, and of those
 * only the innermost that differ; focus, opened details and the reader's place stay as they were. What is marked
 * `data-offer`, too, holds texts that somebody may be reading: these are offered, and put in place by `showOffers`.
 */
export function updatePage(shown: HTMLElement, fresh: HTMLElement): PageUpdate {
	const changed = new Set<string>();
	const offered: Offer[] = [];
	keepingPlace(shown, () =>
		keepingFocus(shown, () => {
			for (const [key, element] of liveIn(fresh)) {
				const old = liveIn(shown).get(key);
				if (old) sync(old, element, changed, offered);
			}
		}),
	);
	shown.dataset.revision = fresh.dataset.revision ?? "";
	return { changed: [...changed], offered };
}

/** Puts offered texts in place and leads the reader to the first of them. */
export function showOffers(offers: Offer[]): void {
	const placed = offers.map(({ shown, fresh }) => {
		keepDetailsOpen(shown, fresh);
		const replacement = document.importNode(fresh, true);
		replacement.classList.add(changedClass);
		shown.replaceWith(replacement);
		return replacement;
	});
	const [first] = placed;
	if (!first) return;
	first.tabIndex = -1;
	first.focus({ preventScroll: true });
	first.scrollIntoView({ block: "start" });
}

/** One polite sentence for a burst of changes; empty when there is nothing to say. */
export function announcementFor({ changed, texts }: { changed: string[]; texts: number }): string {
	const actions = changed.filter((key) => key.startsWith("action-")).length;
	const offer = texts === 0 ? "" : `${offerSentence(texts)}: to read, choose “Show” at the end of the page`;
	if (changed.length === 0) return offer;
	const words =
		actions === 0
			? "This page was updated"
			: actions === 1
				? "1 action updated"
				: `${actions} actions updated`;
	return offer === "" ? words : `${words}. ${offer}`;
}

function sync(old: HTMLElement, fresh: HTMLElement, changed: Set<string>, offered: Offer[]): void {
	keepDetailsOpen(old, fresh);
	unmark(old);
	if (htmlOf(old) === fresh.outerHTML) return;
	if (old.hasAttribute("data-offer")) {
		offered.push({ shown: old, fresh, texts: newTexts(old, fresh) });
		return;
	}
	const [oldParts, freshParts] = [liveIn(old), liveIn(fresh)];
	if (freshParts.size > 0 && shell(old) === shell(fresh)) {
		for (const [key, part] of freshParts) {
			const oldPart = oldParts.get(key);
			if (oldPart) sync(oldPart, part, changed, offered);
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

/** The HTML of an element, but for what was added to lead the reader to it. */
function htmlOf(element: HTMLElement): string {
	const copy = element.cloneNode(true) as HTMLElement;
	copy.removeAttribute("tabindex");
	return copy.outerHTML;
}

/** How many texts are in the fresh element only, by the ids of their headings; at least the one that differs. */
function newTexts(old: HTMLElement, fresh: HTMLElement): number {
	const ids = (element: HTMLElement) => [...element.querySelectorAll("[id^=update-]")].map(({ id }) => id);
	const known = new Set(ids(old));
	return Math.max(1, ids(fresh).filter((id) => !known.has(id)).length);
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
