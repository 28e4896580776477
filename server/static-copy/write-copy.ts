import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatInstant, type Instant } from "#app/domain/dates.ts";
import { escapeMarkup } from "#app/domain/escape-markup.ts";
import type { CollectedCopy, CopiedAnswer } from "./collect-copy.ts";
import { linkBetween } from "./copy-files.ts";
import { rewritePage } from "./rewrite-page.ts";

/** Writes a copy into a folder, as files that open without a server. Returns how many. */
export async function writeCopy(
	{ answers, find }: CollectedCopy,
	to: { folder: string; origin: string; madeAt: Instant },
): Promise<number> {
	for (const [address, answer] of answers) {
		const file = join(to.folder, answer.file);
		await mkdir(dirname(file), { recursive: true });
		const isPage = answer.type.startsWith("text/html");
		await writeFile(file, isPage ? pageOf(address, answer, { answers, find }, to) : answer.body);
	}
	return answers.size;
}

function pageOf(
	address: string,
	{ file, body }: CopiedAnswer,
	{ answers, find }: CollectedCopy,
	{ origin, madeAt }: { origin: string; madeAt: Instant },
): string {
	const here = escapeMarkup(origin + address);
	const live = (words: string) => `<a class="govuk-link app-as-at__link" href="${here}">${words}</a>`;
	return rewritePage(body.toString(), {
		linkOf(href) {
			const found = find(href, address);
			const copied = found === null ? undefined : answers.get(found);
			const [, fragment = ""] = /(#.*)$/.exec(href) ?? [];
			if (copied) return linkBetween(file, copied.file) + fragment;
			return /^(#|[a-z][\w+.-]*:)/i.test(href) ? href : new URL(href, origin + address).href;
		},
		insteadOfForm: `<p class="govuk-body">A copy has no forms. <a class="govuk-link" href="${here}">Use this form on the live page</a></p>`,
		banner: `<section class="app-as-at" aria-label="About this copy"><div class="govuk-width-container"><p class="govuk-body app-as-at__sentence app-wrap"><strong>Copy of ${live(here)}, made on ${escapeMarkup(formatInstant(madeAt))}.</strong> Nothing in it changes any more.</p></div></section>`,
	});
}
