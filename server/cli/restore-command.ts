import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { erasuresName } from "../env.ts";
import { readErasures } from "../operations/erasures.ts";
import type { BackupSurroundings } from "./backup-command.ts";
import { databaseUrlOf, isPostgresUrl, type Mistake, reasonOf } from "./in-database.ts";
import { placeOnPostgres, placeOnSqlite } from "./place-restored.ts";
import { dropCopy, prepareRestored } from "./prepare-restored.ts";

const usage = "Usage: npm run restore -- FILE [--replace] [--erasures FILE] [--drill]";

/**
 * `npm run restore -- FILE [--replace] [--erasures FILE] [--drill]`: puts a back-up in the place of the database that
 * `DATABASE_URL` or `DATA_DIR` names, on either engine. A copy of the file is brought up to date and checked first, people who
 * were forgotten since are forgotten in it again, and nobody is signed in; then it takes its place, all at once. A database that
 * holds anything is left alone without `--replace`, and one that a server uses in any case. `--drill` does everything but the
 * last step. Returns the exit code: 0 when all is there, else 1, and the database is as it was.
 */
export async function restoreCommand(args: string[], { env, out, err }: BackupSurroundings): Promise<number> {
	const fail = (sentence: string) => {
		err(`${sentence}\n`);
		return 1;
	};
	const wish = readWish(args);
	if ("mistake" in wish) return fail(`${wish.mistake}\n${usage}`);
	const here = env.INIT_CWD ?? "";
	const file = resolve(here, wish.file);
	if (!existsSync(file)) return fail(`There is no file ${wish.file}: check its name.`);
	const url = databaseUrlOf(env);
	const erasuresFile = wish.erasures
		? resolve(here, wish.erasures)
		: env.ERASURES_FILE || join(env.DATA_DIR || "./data", erasuresName);
	if (wish.erasures && !existsSync(erasuresFile))
		return fail(`There is no file ${wish.erasures}: check its name.`);
	let copy: string | undefined;
	try {
		const place = isPostgresUrl(url) ? await placeOnPostgres(url) : await placeOnSqlite(url);
		if (!wish.drill) {
			const refusal = await place.refusal(wish.replace);
			if (refusal !== null) return fail(refusal);
		}
		const erasures = [...readErasures(erasuresFile), ...(await place.erased())];
		const prepared = await prepareRestored(file, { folder: place.folder, erasures, out });
		if ("mistake" in prepared) return fail(`${wish.file} ${prepared.mistake}`);
		copy = prepared.copy;
		out(`Forgotten again, because they left since the back-up: ${prepared.erased}. Nobody is signed in.\n`);
		if (wish.drill) out("This was a drill: the back-up can be restored, and nothing was changed.\n");
		else {
			await place.put(copy, out);
			out(`${wish.file} is restored.\n`);
		}
		return 0;
	} catch (error) {
		return fail(`${wish.file} could not be restored (${reasonOf(error)}); the database is as it was.`);
	} finally {
		if (copy) dropCopy(copy);
	}
}

interface RestoreWish {
	file: string;
	replace: boolean;
	drill: boolean;
	erasures: string | undefined;
}

function readWish(args: string[]): RestoreWish | Mistake {
	try {
		const flag = { type: "boolean", default: false } as const;
		const options = { replace: flag, drill: flag, erasures: { type: "string" } } as const;
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const [file, ...more] = positionals;
		if (file === undefined || more.length > 0) return { mistake: "Which file? Name one back-up." };
		return { file, replace: values.replace, drill: values.drill, erasures: values.erasures };
	} catch {
		return { mistake: "The command knows --replace, --erasures with a file, and --drill." };
	}
}
