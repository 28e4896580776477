import { mkdir, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Db } from "#db/database.ts";
import { builtPages } from "../built-pages.ts";
import type { PageSource } from "../remix-handler.ts";
import { collectCopy } from "../static-copy/collect-copy.ts";
import { strangerContext } from "../static-copy/stranger-context.ts";
import { writeCopy } from "../static-copy/write-copy.ts";
import { inDatabase, type Mistake, reasonOf } from "./in-database.ts";
import type { CommandSurroundings } from "./load-command.ts";
import { originOf } from "./origin-of.ts";

/** Where the pages come from. */
export interface Built {
	pages: Pick<PageSource, "build">;
	/** The files beside them: style sheets, the icon. */
	clientFolder: string;
}

const usage = "Usage: npm run export-site -- DIR";
/** How many answers lie between two lines that tell how far it is. */
const toldEvery = 100;

/**
 * `npm run export-site -- DIR`: writes everything public in the database that `DATABASE_URL` or `DATA_DIR` names into a new or empty
 * folder, as files that open without a server. `ORIGIN` is the live address that the copy names. Returns the exit code: 0 when the
 * copy is whole, 1 when it is not, with the reason on `err`.
 */
export async function exportSiteCommand(
	args: string[],
	surroundings: CommandSurroundings & { built: () => Promise<Built> },
): Promise<number> {
	const { env, now, out, err } = surroundings;
	const fail = ({ mistake }: Mistake) => {
		err(`${mistake}\n`);
		return 1;
	};
	const origin = originOf(env);
	if ("mistake" in origin) return fail(origin);
	const named = readFolder(args);
	if ("mistake" in named) return fail({ mistake: `${named.mistake}\n${usage}` });
	// npm runs scripts in the project's folder; the path is meant from where the person stands.
	const folder = resolve(env.INIT_CWD ?? "", named.folder);
	const refused = await prepareFolder(folder);
	if (refused) return fail(refused);
	const collected = await inDatabase(env, "be read", (db) =>
		collect(db, { ...surroundings, ...origin }, (done, left) => {
			if (done % toldEvery === 0) out(`${done} pages and files are read, at least ${left} are to come …\n`);
		}),
	);
	if ("mistake" in collected) return fail(collected);
	try {
		const count = await writeCopy(collected, { folder, ...origin, madeAt: now.toISOString() });
		out(`${count} pages and files are in ${folder}. Open ${join(folder, "index.html")}.\n`);
		return 0;
	} catch (error) {
		return fail({
			mistake: `The copy could not be written (${reasonOf(error)}): make room, and begin again in an empty folder.`,
		});
	}
}

function readFolder(args: string[]): { folder: string } | Mistake {
	try {
		const [folder, ...more] = parseArgs({ args, options: {}, allowPositionals: true }).positionals;
		if (folder === undefined || folder === "") return { mistake: "Where to? Name a new or an empty folder." };
		return more.length > 0 ? { mistake: "One folder at a time: name a single one." } : { folder };
	} catch {
		return { mistake: "The command knows no settings: remove what starts with a dash." };
	}
}

async function prepareFolder(folder: string): Promise<Mistake | null> {
	try {
		await mkdir(folder, { recursive: true });
		const [there] = await readdir(folder);
		return there === undefined
			? null
			: { mistake: `The folder ${folder} is not empty: name a new or an empty one.` };
	} catch (error) {
		return { mistake: `The folder ${folder} cannot be made (${reasonOf(error)}): name another one.` };
	}
}

async function collect(
	db: Db,
	given: CommandSurroundings & { built: () => Promise<Built>; origin: string },
	told: (done: number, left: number) => void,
) {
	const { env, now, origin } = given;
	const stranger = { db, now: () => now, origin, demo: env.DEMO === "1" || env.DEMO === "true" };
	return collectCopy({ ...(await given.built()), loadContext: () => strangerContext(stranger), told });
}

/** The pages that `npm run build` left in a folder. */
export async function builtIn(buildFolder: string): Promise<Built> {
	return { pages: await builtPages(buildFolder), clientFolder: join(buildFolder, "client") };
}
