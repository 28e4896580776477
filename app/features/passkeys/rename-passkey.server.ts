import { recordAudit } from "#db/queries/audit.ts";
import { renamePasskey as keepName } from "#db/queries/passkeys.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { type Outcome, refuse } from "../../domain/refusal.ts";
import { refusePasskey } from "./passkey-refusal.ts";

/** Gives a passkey of one's own another name. One that is not there, or somebody else's, is left as it is. */
export async function renamePasskey(
	app: AppContext,
	person: Person,
	wish: { id: string; name: string },
): Promise<Outcome<{ name: string }>> {
	const name = wish.name.trim();
	if (name === "" || name.length > 60) {
		const { message } = refusePasskey("name");
		return refuse("invalid", message, { name: message });
	}
	return app.db.transaction().execute(async (trx) => {
		if (!(await keepName(trx, person.id, wish.id, name)))
			return refuse("not-found", "That passkey was not there any more.");
		await recordAudit(trx, { kind: "passkey-renamed", at: app.now().toISOString(), personId: person.id });
		return { ok: true, value: { name } };
	});
}
