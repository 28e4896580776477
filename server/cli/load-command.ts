import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Day, dayOf, endOfDay, type Instant, isDay } from "#app/domain/dates.ts";
import { loadRoadmap } from "#app/features/loading/load-roadmap.server.ts";
import { readRoadmapSource } from "#app/features/loading/read-roadmap-source.server.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { inDatabase, type Mistake } from "./in-database.ts";
import { loadReport, problemReport } from "./load-report.ts";

/** What the command needs of the process that runs it. */
export interface CommandSurroundings {
	env: Record<string, string | undefined>;
	now: Date;
	out: (text: string) => void;
	err: (text: string) => void;
}

/**
 * `npm run load -- FILE [--draft] [--as-at YYYY-MM-DD]`: checks a roadmap file and loads it into the database that `DATABASE_URL`
 * or `DATA_DIR` names. The public may read it at once unless `--draft` is given; `--as-at` is the day on which the file says how
 * things stand (default: now). Returns the exit code: 0 when the roadmap is there, 1 when nothing was written, with the
 * reasons on `err`.
 */
export async function loadCommand(args: string[], surroundings: CommandSurroundings): Promise<number> {
	const { env, now, out, err } = surroundings;
	const wish = readWish(args);
	if ("mistake" in wish) return fail(err, `${wish.mistake}\n${usage}`);
	const statusAsOf = await momentOf(wish.day, surroundings);
	if (typeof statusAsOf !== "string") return fail(err, statusAsOf.mistake);
	// npm runs scripts in the project's folder; the path is meant from where the person stands.
	const source = await readRoadmapSource(resolve(env.INIT_CWD ?? "", wish.file));
	if (!source.ok) return fail(err, problemReport(wish.file, source.problems));
	const { publish } = wish;
	const options = { digest: source.digest, now, statusAsOf, publish };
	const outcome = await inDatabase(env, "store the roadmap", (db) => loadRoadmap(db, source.file, options));
	if ("mistake" in outcome) return fail(err, outcome.mistake);
	if (outcome.outcome === "refused") return fail(err, problemReport(wish.file, outcome.problems));
	out(loadReport(outcome, publish));
	return 0;
}

const usage = "Usage: npm run load -- FILE [--draft] [--as-at YYYY-MM-DD]";

interface Wish {
	file: string;
	publish: boolean;
	day: Day | null;
}

function fail(err: (text: string) => void, message: string): number {
	err(`${message}\n`);
	return 1;
}

function readWish(args: string[]): Wish | Mistake {
	let parsed: { values: { draft?: boolean; "as-at"?: string }; positionals: string[] };
	try {
		const options = { draft: { type: "boolean" }, "as-at": { type: "string" } } as const;
		parsed = parseArgs({ args, options, allowPositionals: true });
	} catch {
		return {
			mistake: "The command knows only --draft and --as-at with a day: remove what else starts with a dash.",
		};
	}
	const { values, positionals } = parsed;
	const [file, ...more] = positionals;
	if (file === undefined || file === "") return { mistake: "Which file? Name the roadmap file to load." };
	if (more.length > 0) return { mistake: "One file at a time: name a single roadmap file." };
	const day = values["as-at"];
	const publish = values.draft !== true;
	if (day === undefined) return { file, publish, day: null };
	if (!isDay(day)) return { mistake: `"${day}" is not a day: write it like --as-at 2019-12-31.` };
	return { file, publish, day };
}

/** The last moment of a day where the installation is, or the present one where the day is today or none is given. */
async function momentOf(day: Day | null, { env, now }: CommandSurroundings): Promise<Instant | Mistake> {
	if (day === null) return now.toISOString();
	const notYet = { mistake: `The day ${day} has not come yet: give today or an earlier day.` };
	// Not even where days begin first: there is no need to ask the database where it is.
	if (day > dayOf(now.toISOString(), "Pacific/Kiritimati")) return notYet;
	const installation = await inDatabase(env, "say its time zone", readInstallation);
	if ("mistake" in installation) return installation;
	const { timeZone } = installation;
	if (day > dayOf(now.toISOString(), timeZone)) return notYet;
	const end = new Date(endOfDay(day, timeZone)).getTime() - 1;
	return new Date(Math.min(end, now.getTime())).toISOString();
}
