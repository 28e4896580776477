import { createHash } from "node:crypto";
import { recordAudit } from "#db/queries/audit.ts";
import { type NewLogo, readInstallation, writeInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { changedFields } from "../../domain/editing/changed-fields.ts";
import { checkInstallation } from "../../domain/editing/installation-form.ts";
import { logoMistake, logoTypeOf } from "../../domain/logo.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import { setTimeZone } from "../../domain/time-zone.ts";

/** The settings as they are. */
export const readSettings = (context: AppContext) => readInstallation(context.db);

/** What an administrator sent: the fields, the version that the form showed, and a file where one was chosen. */
export interface InstallationWish {
	typed: Record<string, string>;
	version: number;
	/** Null when no file was chosen. */
	logo: Uint8Array | null;
}

/**
 * Keeps the settings of the installation, and makes every page show them. Refuses with `not-found` whoever is no administrator,
 * `stale` when somebody else saved them since, and `invalid` with the fields that are wrong.
 */
export async function keepInstallation(
	context: AppContext,
	person: Person,
	wish: InstallationWish,
): Promise<Outcome<null> | (Refusal & { version: number })> {
	if (!can(person, "administer", { kind: "installation" })) return notFound;
	const checked = checkInstallation(wish.typed);
	const mistake = wish.logo === null ? undefined : logoMistake(wish.logo);
	if (!checked.ok || mistake)
		return refuse("invalid", "The settings were not saved.", {
			...(checked.ok ? {} : checked.fields),
			...(mistake ? { logo: mistake } : {}),
		});
	const logo = newLogo(wish);
	const at = context.now().toISOString();
	const refusal = await context.db.transaction().execute(async (trx) => {
		const before = await readInstallation(trx);
		const said = { personId: person.id, at };
		const isCurrent = before.version === wish.version;
		if (!isCurrent || !(await writeInstallation(trx, before, checked.value, logo, said)))
			return { ...overtaken, version: before.version };
		const fields = Object.keys(changedFields(before, checked.value)?.to ?? {});
		const changed = logo === undefined ? fields : [...fields, "logo"];
		await recordAudit(trx, {
			kind: "installation-changed",
			at,
			personId: person.id,
			data: { changed: changed.join(", ") },
		});
		return null;
	});
	if (refusal) return refusal;
	setTimeZone(checked.value.timeZone);
	context.forgetPublic("installation");
	return { ok: true, value: null };
}

const overtaken = refuse(
	"stale",
	"Another administrator changed the settings while you were writing. What you typed is kept below: check it, then save again.",
);

/** Undefined leaves the logo as it is, null removes it. */
function newLogo({ logo, typed }: InstallationWish): NewLogo | null | undefined {
	const type = logo && logoTypeOf(logo);
	if (logo && type) return { type, hash: createHash("sha256").update(logo).digest("hex"), bytes: logo };
	return typed.removeLogo === "1" ? null : undefined;
}
