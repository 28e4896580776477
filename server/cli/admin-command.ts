import { readEmailAddress } from "#app/domain/e-mail-address.ts";
import { decidePersonName } from "#app/domain/person-name.ts";
import type { Db } from "#db/database.ts";
import {
	addAdministrator,
	type ListedAdministrator,
	linkByCommand,
	listAdministrators,
} from "#db/queries/administrators.ts";
import { inDatabase, type Mistake } from "./in-database.ts";
import type { CommandSurroundings } from "./load-command.ts";
import { originOf } from "./origin-of.ts";

const usage = `Usage: npm run admin -- create "Name" name@example.org
       npm run admin -- link name@example.org
       npm run admin -- list`;

/** How long a link works that was made by command. */
const linkHours = 24;

/**
 * `npm run admin -- create "Name" ADDRESS` makes an administrator (somebody who has the address already becomes one) and prints a
 * link that signs them in once, within 24 hours; `link ADDRESS` prints such a link for anybody who has an account; `list`
 * names the administrators. Returns the exit code: 0, or 1 with one sentence on `err`.
 */
export async function adminCommand(args: string[], surroundings: CommandSurroundings): Promise<number> {
	const { env, now, out, err } = surroundings;
	const run = wishOf(args, now);
	if ("mistake" in run) return fail(err, `${run.mistake}\n${usage}`);
	const origin = originOf(env);
	if ("mistake" in origin) return fail(err, origin.mistake);
	const done = await inDatabase(env, "be changed", (db) => run.work(db, origin.origin));
	if (typeof done !== "string") return fail(err, done.mistake);
	out(done);
	return 0;
}

function fail(err: (text: string) => void, message: string): number {
	err(`${message}\n`);
	return 1;
}

interface Wish {
	work: (db: Db, origin: string) => Promise<string | Mistake>;
}

function wishOf([verb, ...rest]: string[], now: Date): Wish | Mistake {
	switch (verb) {
		case "create":
			return createWish(rest, now);
		case "link":
			return linkWish(rest, now);
		case "list":
			return rest.length > 0
				? { mistake: "list takes nothing after it." }
				: { work: async (db) => listed(await listAdministrators(db)) };
		case undefined:
			return { mistake: "What is to be done? Say create, link or list." };
		default:
			return { mistake: `"${verb}" is not known here: say create, link or list.` };
	}
}

function createWish(rest: string[], now: Date): Wish | Mistake {
	const [typedName = "", typedAddress = "", ...more] = rest;
	if (rest.length < 2 || more.length > 0)
		return { mistake: "create takes a name and an address: put the name between quotation marks." };
	const name = decidePersonName(typedName);
	if (!name.ok) return { mistake: "The name is empty or too long: give one of at most 100 characters." };
	const email = readEmailAddress(typedAddress);
	if (email === null) return { mistake: `"${typedAddress}" is not an e-mail address.` };
	return {
		work: async (db, origin) => {
			const made = await addAdministrator(db, { name: name.value, email, now, hours: linkHours });
			if (made === null) {
				const again = `npm run admin -- link ${email}`;
				return { mistake: `${email} is an administrator's already: print a new link with ${again}.` };
			}
			const who = made.isNew
				? `${made.name} is an administrator now.`
				: `${made.name}, who has an account here already, is an administrator now.`;
			return `${who}\n${linkWords(origin, made.token)}`;
		},
	};
}

function linkWish(rest: string[], now: Date): Wish | Mistake {
	const [typed = "", ...more] = rest;
	if (typed === "" || more.length > 0) return { mistake: "link takes one address." };
	const email = readEmailAddress(typed);
	if (email === null) return { mistake: `"${typed}" is not an e-mail address.` };
	return {
		work: async (db, origin) => {
			const link = await linkByCommand(db, { email, now, hours: linkHours });
			return link
				? `A link for ${link.name}.\n${linkWords(origin, link.token)}`
				: {
						mistake: `Nobody here has the address ${email}: check it, or make an administrator with create.`,
					};
		},
	};
}

const linkWords = (origin: string, token: string) =>
	`Open this link within ${linkHours} hours to sign in; it works once:\n\n  ${origin}/sign-in/link/${token}\n\n`;

function listed(people: ListedAdministrator[]): string {
	if (people.length === 0) return "There is no administrator yet: make one with create.\n";
	return people
		.map(({ name, email, signedInAt }) => {
			const when = signedInAt === null ? "never signed in" : `last signed in ${signedInAt}`;
			return `${name} <${email ?? "no address"}>, ${when}\n`;
		})
		.join("");
}
