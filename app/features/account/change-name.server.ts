import { renamePerson } from "#db/queries/accounts.ts";
import { recordAudit } from "#db/queries/audit.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decidePersonName } from "../../domain/person-name.ts";
import type { Outcome } from "../../domain/refusal.ts";
import { forgetNames } from "./forget-names.server.ts";

/** Gives a person the name that they typed; everything that they did shows it from now on. */
export async function changeName(
	app: AppContext,
	person: Person,
	{ name: typed }: { name: string },
): Promise<Outcome<null>> {
	const name = decidePersonName(typed);
	if (!name.ok) return name;
	await app.db.transaction().execute(async (trx) => {
		await renamePerson(trx, person.id, name.value);
		await recordAudit(trx, { kind: "name-changed", at: app.now().toISOString(), personId: person.id });
	});
	await forgetNames(app);
	return { ok: true, value: null };
}
