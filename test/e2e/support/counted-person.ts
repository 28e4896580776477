import type { Locator, Page } from "@playwright/test";

/** Seconds that a person takes: to decide, reach for the mouse, point and press; to type a letter; to read what a page wants of them. */
const perClick = 2.85;
const perLetter = 0.28;
const perDecision = 10;

/** A person whose steps are counted: what they press, type and decide, and what their browser loads meanwhile. */
export class CountedPerson {
	readonly steps = { clicks: 0, fields: 0, letters: 0, decisions: 0, documents: 0 };

	constructor(readonly page: Page) {
		page.on("load", () => {
			this.steps.documents++;
		});
	}

	async click(target: Locator): Promise<void> {
		this.steps.clicks++;
		await target.click();
	}

	/** Goes into a field with the mouse and types. */
	async type(field: Locator, text: string): Promise<void> {
		await this.click(field);
		this.steps.fields++;
		this.steps.letters += text.length;
		await this.page.keyboard.type(text);
	}

	/** Reads and makes up their mind. */
	decide(): void {
		this.steps.decisions++;
	}

	/**
	 * How long a person takes for these steps, in seconds, by the keystroke-level model (Card, Moran and Newell 1980: 1.35 s to prepare, 0.4 s
	 * to the mouse, 1.1 s to point and press, 0.28 s for a letter) and ten seconds for each decision; without what the machine takes.
	 */
	get seconds(): number {
		const { clicks, letters, decisions } = this.steps;
		return Math.round(clicks * perClick + letters * perLetter + decisions * perDecision);
	}
}
