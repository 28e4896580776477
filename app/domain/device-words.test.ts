import { expect, test } from "vitest";
import { deviceWords } from "./device-words.ts";

const mozilla = "Mozilla/5.0";
const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
	[`${mozilla} (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0`, "Firefox on Windows"],
	[`${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36`, "Chrome on Windows"],
	[`${mozilla} (Windows NT 10.0) ${webkit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`, "Edge on Windows"],
	[
		`${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.1 Safari/605.1.15`,
		"Safari on a Mac",
	],
	[
		`${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${webkit} CriOS/131.0 Mobile Safari/604.1`,
		"Chrome on an iPhone",
	],
	[
		`${mozilla} (Linux; Android 14) ${webkit} SamsungBrowser/27.0 Chrome/125 Safari/537.36`,
		"Samsung Internet on Android",
	],
	[`${mozilla} (X11; Linux x86_64) ${webkit} HeadlessChrome/131.0.0.0 Safari/537.36`, "Chrome on Linux"],
	["curl/8.5.0", "A browser"],
	["<script>alert(1)</script>", "A browser"],
	[null, "A browser"],
])("[I7] %j is %j", (userAgent, words) => {
	expect(deviceWords(userAgent)).toBe(words);
});
