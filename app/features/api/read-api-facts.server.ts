import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";

/** What the API says of itself. */
export async function readApiFacts(context: AppContext) {
	const { serviceName, dataLicence: licence } = await readInstallation(context.db);
	return { origin: context.origin(), serviceName, licence };
}
