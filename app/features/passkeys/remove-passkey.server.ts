import { recordAudit } from "#db/queries/audit.ts";
import { deletePasskey, listPasskeysOf } from "#db/queries/passkeys.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";

/** The passkeys of a person. */
export const readPasskeys = (app: AppContext, person: Person) => listPasskeysOf(app.db, person.id);

/** Removes a passkey of one's own. One that is not there, or somebody else's, is left as it is: false. */
export async function removePasskey(app: AppContext, person: Person, id: string): Promise<boolean> {
	return app.db.transaction().execute(async (trx) => {
		if (!(await deletePasskey(trx, person.id, id))) return false;
		await recordAudit(trx, { kind: "passkey-removed", at: app.now().toISOString(), personId: person.id });
		return true;
	});
}
