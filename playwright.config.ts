import { defineConfig } from "@playwright/test";

const executablePath = process.env.BROWSER_EXECUTABLE || undefined;

export default defineConfig({
	testDir: "test/e2e",
	testMatch: "**/*.spec.ts",
	globalSetup: "./test/e2e/support/set-up-nodes.ts",
	outputDir: ".cache/browser-tests",
	timeout: 120_000,
	expect: { timeout: 10_000 },
	workers: 2,
	fullyParallel: false,
	forbidOnly: true,
	// A verdict should not hang on one slow moment of a shared machine; what needed a second try is told by the closing lines.
	retries: process.env.CI ? 1 : 0,
	reporter: [["list"], ["json"]],
	use: {
		browserName: "chromium",
		viewport: { width: 1280, height: 900 },
		locale: "en-GB",
		timezoneId: "Europe/London",
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				"--no-sandbox",
				"--disable-gpu",
				"--disable-background-networking",
				"--disable-component-update",
			],
		},
	},
});
