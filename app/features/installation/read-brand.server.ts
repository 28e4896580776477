import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { setTimeZone } from "../../domain/time-zone.ts";
import { type Brand, brandOf } from "./brand.ts";

/** What every page shows of the installation, and where it is reached. Another node may have changed the time zone: this one follows. */
export async function readBrand(context: AppContext): Promise<{ brand: Brand; origin: string }> {
	const installation = await readInstallation(context.db);
	setTimeZone(installation.timeZone);
	return { brand: brandOf(installation), origin: context.origin() };
}
