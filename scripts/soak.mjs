// Kills servers and cuts networks for as long as you like: `npm run soak`, `npm run soak -- --minutes 60 --seed 7`.
import { register } from "tsx/esm/api";
import { ensureInstalled, ensureNode } from "./prepare.mjs";

ensureNode();
ensureInstalled();
register();
const { soak } = await import("../test/soak/soak.ts");
process.exit((await soak(process.argv.slice(2))) ? 0 : 1);
