// Marks the present schema as that of a release, for the tests of upgrades: node scripts/mark-release.mjs 0.2.0
import { register } from "tsx/esm/api";
import { ensureInstalled, ensureNode, say, stop } from "./prepare.mjs";

ensureNode();
ensureInstalled();
register();
const { markRelease } = await import("../test/releases/mark-release.ts");
try {
	say(await markRelease(process.argv[2] ?? ""));
} catch (error) {
	stop(error.message);
}
