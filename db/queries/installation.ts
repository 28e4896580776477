import { defaultInstallation, type Installation } from "#app/domain/installation.ts";
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
