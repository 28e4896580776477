// Lighthouse 12, mobile preset: four scores and the largest paint of each page, in a Chromium of its own.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/** Scores of a page (0 to 100), its timings in milliseconds, and what Lighthouse would have otherwise. */
export async function scoresOf(address) {
	const chromePath = process.env.BROWSER_EXECUTABLE || undefined;
	const chrome = await launch({
		...(chromePath ? { chromePath } : {}),
		chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
	});
	try {
		const { lhr } = await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error" });
		const scores = Object.values(lhr.categories).map(({ title, score }) => [title, Math.round(score * 100)]);
		const failed = Object.values(lhr.audits).filter(
			({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== "informative",
		);
		return {
			scores: Object.fromEntries(scores),
			lcp: lhr.audits["largest-contentful-paint"].numericValue,
			cls: lhr.audits["cumulative-layout-shift"].numericValue,
			tbt: lhr.audits["total-blocking-time"].numericValue,
			failed: failed.map(({ id, title, displayValue }) => `${id}: ${title} ${displayValue ?? ""}`.trim()),
		};
	} finally {
		chrome.kill();
	}
}
