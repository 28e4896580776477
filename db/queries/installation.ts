import type { InstallationSettings } from "#app/domain/editing/installation-form.ts";
import { defaultInstallation, type Installation, type LogoType } from "#app/domain/installation.ts";
import type { Db } from "../database.ts";

/** The settings of the installation; the defaults before anybody set them. One row by its key: cheap enough for every page. */
export async function readInstallation(db: Db): Promise<Installation> {
	const row = await db
		.selectFrom("installation")
		.select([
			"service_name",
			"operator_name",
			"contact_email",
			"accessibility_contact",
			"logo_type",
			"logo_hash",
			"accent_colour",
			"time_zone",
			"quarters",
			"data_licence",
			"data_licence_url",
			"version",
		])
		.where("id", "=", 1)
		.executeTakeFirst();
	if (!row) return defaultInstallation;
	return {
		serviceName: row.service_name,
		operatorName: row.operator_name,
		contactEmail: row.contact_email,
		accessibilityContact: row.accessibility_contact,
		logo: row.logo_type && row.logo_hash ? { type: row.logo_type, hash: row.logo_hash } : null,
		accentColour: row.accent_colour,
		timeZone: row.time_zone,
		quarters: row.quarters,
		dataLicence: { name: row.data_licence, url: row.data_licence_url },
		version: row.version,
	};
}

/** The bytes of the logo with their kind and hash; undefined when there is none. */
export async function readLogo(
	db: Db,
): Promise<{ type: LogoType; hash: string; bytes: Uint8Array } | undefined> {
	const row = await db
		.selectFrom("installation")
		.select(["logo_type", "logo_hash", "logo_bytes"])
		.where("id", "=", 1)
		.executeTakeFirst();
	if (!row?.logo_type || !row.logo_hash || !row.logo_bytes) return undefined;
	return { type: row.logo_type, hash: row.logo_hash, bytes: row.logo_bytes };
}

/** A logo that takes the place of the present one. */
export interface NewLogo {
	type: LogoType;
	/** SHA-256 (hex) of the bytes. */
	hash: string;
	bytes: Uint8Array;
}

/**
 * Writes the settings of the installation, if they are still at the version that was read. `logo` undefined leaves the
 * logo as it is, null removes it. Returns whether they were.
 */
export async function writeInstallation(
	trx: Db,
	read: { version: number },
	settings: InstallationSettings,
	logo: NewLogo | null | undefined,
	said: { personId: string; at: string },
): Promise<boolean> {
	const row = {
		service_name: settings.serviceName,
		operator_name: settings.operatorName,
		contact_email: settings.contactEmail,
		accessibility_contact: settings.accessibilityContact,
		accent_colour: settings.accentColour,
		time_zone: settings.timeZone,
		quarters: settings.quarters,
		data_licence: settings.dataLicence.name,
		data_licence_url: settings.dataLicence.url,
		version: read.version + 1,
		person_id: said.personId,
		at: said.at,
		...(logo !== undefined && {
			logo_type: logo?.type ?? null,
			logo_hash: logo?.hash ?? null,
			logo_bytes: logo?.bytes ?? null,
		}),
	};
	if (read.version === 0) {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto("installation")
			.values({ id: 1, ...row })
			.onConflict((conflict) => conflict.column("id").doNothing())
			.executeTakeFirstOrThrow();
		return numInsertedOrUpdatedRows === 1n;
	}
	const { numUpdatedRows } = await trx
		.updateTable("installation")
		.set(row)
		.where("id", "=", 1)
		.where("version", "=", read.version)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
