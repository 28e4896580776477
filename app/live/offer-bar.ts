/** Says that there are new texts and shows them when asked. */
export interface OfferBar {
	/** Offers so many new texts; none takes the bar away. */
	offer(texts: number): void;
}

/**
 * A bar at the foot of the window, above the page and not in it, so that nothing that is being read moves. It is made when
 * there is something to offer. `show` puts the texts in place.
 */
export function createOfferBar(show: () => void): OfferBar {
	let bar: HTMLElement | undefined;
	const remove = () => {
		bar?.remove();
		bar = undefined;
		document.documentElement.classList.remove("app-has-offer");
	};
	return {
		offer(texts) {
			if (texts === 0) return remove();
			bar ??= make(() => {
				remove();
				show();
			});
			const words = bar.querySelector("p");
			if (words) words.textContent = offerSentence(texts);
			document.documentElement.classList.add("app-has-offer");
		},
	};
}

/** `1 new update` or `2 new updates`. */
export const offerSentence = (texts: number): string =>
	texts === 1 ? "1 new update" : `${texts} new updates`;

function make(show: () => void): HTMLElement {
	const bar = document.createElement("section");
	bar.className = "app-offer";
	bar.setAttribute("aria-label", "New on this page");
	const button = document.createElement("button");
	button.type = "button";
	button.className = "govuk-button govuk-!-margin-bottom-0";
	button.textContent = "Show";
	button.addEventListener("click", show);
	const words = document.createElement("p");
	words.className = "govuk-body";
	bar.append(words, button);
	document.body.append(bar);
	return bar;
}
