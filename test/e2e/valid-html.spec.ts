import { HtmlValidate } from "html-validate";
import { expect, roadmapPath, test } from "./support/test.ts";

/** Public pages that no search engine is told of. */
const others = [
	`${roadmapPath}?status=at-risk&status=on-track&workstream=delivering-together&due=overdue&due-by=2030`,
	`${roadmapPath}/follow`,
	`${roadmapPath}/search?q=hiv`,
	`${roadmapPath}/updates/1/versions/1`,
	`${roadmapPath}/no-such-page`,
	`${roadmapPath}?as-at=1999-12-31`,
	"/sign-in",
	"/help",
	"/accessibility",
	"/cookies",
	"/privacy",
];

test("[P24] [P25] every page of the sitemap is there under its own address, and every public page is valid HTML", async ({
	openAs,
	waymark,
}) => {
	test.setTimeout(240_000);
	const { request } = await openAs(null);
	const list = await (await request.get("/sitemap.xml")).text();
	const listed = [...list.matchAll(/<loc>([^<]+)</g)].map(([, url = ""]) => url.slice(waymark.origin.length));
	expect(listed.length).toBeGreaterThan(100);
	const validator = new HtmlValidate({
		extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
		rules: {
			// Our own files, from our own origin.
			"require-sri": "off",
			// The list of links at the foot carries its label itself.
			"aria-label-misuse": ["error", { allowAnyNamable: true }],
		},
	});
	const wrong: string[] = [];
	for (const path of [...listed, ...others]) {
		const answer = await request.get(path);
		const html = await answer.text();
		if (listed.includes(path)) {
			if (answer.status() !== 200) wrong.push(`${path} answers ${answer.status()}`);
			if (!html.includes(`<link rel="canonical" href="${waymark.origin}${path}"/>`))
				wrong.push(`${path} names another address as its own`);
		}
		const { results } = await validator.validateString(html, path);
		for (const { messages } of results)
			for (const { ruleId, message, column } of messages)
				wrong.push(`${path} (${column}): ${ruleId}, ${message}`);
	}
	expect(wrong).toEqual([]);
});
