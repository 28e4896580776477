import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		environment: "node",
		include: ["{app,server,db,test}/**/*.test.{ts,tsx}"],
		exclude: ["test/e2e/**", "**/node_modules/**", "build/**"],
		globalSetup: ["test/support/database-setup.ts"],
		setupFiles: ["test/support/no-console-error.ts"],
		testTimeout: 30_000,
		hookTimeout: 30_000,
		pool: "forks",
		maxWorkers: 2,
		// As in playwright.config.ts: the verdict does not hang on one slow moment; the list shows what needed a second try.
		retry: process.env.CI ? 1 : 0,
	},
});
