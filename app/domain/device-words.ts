const browsers: [RegExp, string][] = [
	[/\bEdg(e|A|iOS)?\//, "Edge"],
	[/\bOPR\//, "Opera"],
	[/\bSamsungBrowser\//, "Samsung Internet"],
	[/\b(Firefox|FxiOS)\//, "Firefox"],
	[/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
	[/\bSafari\//, "Safari"],
];

const systems: [RegExp, string][] = [
	[/\biPhone\b/, "an iPhone"],
	[/\biPad\b/, "an iPad"],
	[/\bAndroid\b/, "Android"],
	[/\bWindows\b/, "Windows"],
	[/\bCrOS\b/, "ChromeOS"],
	[/\bMac OS X\b/, "a Mac"],
	[/\bLinux\b/, "Linux"],
];

/**
 * The browser and the system of a `User-Agent` header in a few words, "Firefox on Windows", so that people recognise
 * their devices. Nothing of the header itself is kept. Order matters: nearly every browser claims to be Safari, too.
 */
export function deviceWords(userAgent: string | null): string {
	const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
	const browser = named(browsers) ?? "A browser";
	const system = named(systems);
	return system ? `${browser} on ${system}` : browser;
}
