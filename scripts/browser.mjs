// Finds a Chromium for the browser tests, or installs one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { bin, run, say, stop } from "./prepare.mjs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of a browser; undefined where Playwright's own was installed and is found by Playwright itself. */
export function ensureBrowser() {
	const given = process.env.BROWSER_EXECUTABLE;
	if (given)
		return existsSync(given) ? given : stop(`BROWSER_EXECUTABLE names ${given}, which does not exist.`);
	const found = places.find((place) => existsSync(place));
	if (found) return found;
	if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
		say("Installing Chromium with apt-get …");
		const quiet = { stdio: ["ignore", "ignore", "inherit"] };
		run("apt-get", ["update", "-qq"], quiet);
		run(
			"apt-get",
			["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
			quiet,
		);
		return existsSync("/usr/bin/chromium")
			? "/usr/bin/chromium"
			: stop(
					"Chromium could not be installed with apt-get: install a browser and set BROWSER_EXECUTABLE to its path.",
				);
	}
	say("Installing Playwright's Chromium …");
	if (run(bin("playwright"), ["install", "chromium"]) !== 0) {
		stop("No browser could be installed: install Chromium and set BROWSER_EXECUTABLE to its path.");
	}
	return undefined;
}
