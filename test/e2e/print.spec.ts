import { expect, roadmapPath, test } from "./support/test.ts";

const pages = [
	roadmapPath,
	`${roadmapPath}/actions/bring-leaders-on-board`,
	`${roadmapPath}/measures/new-hiv-diagnoses`,
	`${roadmapPath}/partners/nhs-england`,
	`${roadmapPath}/updates`,
	`${roadmapPath}/changes`,
];

test("[P26] a printed page is its text and its citation, without navigation, forms or buttons", async ({
	openAs,
}) => {
	const page = await openAs(null);
	for (const path of pages) {
		await page.goto(path);
		await page.emulateMedia({ media: "print" });
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		for (const control of ["nav", "form", "button", "input", ".govuk-phase-banner", ".app-follow"])
			for (const element of await page.locator(control).all())
				expect(`${control} on ${path}: ${await element.isVisible()}`).toBe(`${control} on ${path}: false`);
		const citation = page.locator(".app-cite__text");
		await expect(citation).toBeVisible();
		expect((await citation.boundingBox())?.height).toBeGreaterThan(10);
		await page.emulateMedia({ media: "screen" });
		await expect(citation).toBeHidden();
	}
});
