import type { Instant } from "#app/domain/dates.ts";
import type { DataLicence } from "#app/domain/installation.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { openRoadmap } from "../public/open-roadmap.server.ts";
import type { RoadmapSource } from "../public/roadmap-source.ts";

/** What every file about a roadmap says of itself. */
export interface OpenFacts {
	roadmap: Roadmap;
	asAt: string | null;
	today: string;
	licence: DataLicence;
	serviceName: string;
	operatorName: string | null;
	/** When the newest public change was made; null where there is none. */
	changedAt: Instant | null;
	/** Scheme, host and port of this installation. */
	origin: string;
}

/** Reads the facts of a roadmap, as it stands or as at the day that the address names; null when there is nothing to see. */
export async function readOpenFacts(
	context: AppContext,
	slug: string,
	search: URLSearchParams,
): Promise<OpenFacts | null> {
	const source = await openRoadmap(context, slug, search);
	return source && factsOf(context, source);
}

/** The facts of a roadmap that is open already. */
export async function factsOf(context: AppContext, source: RoadmapSource): Promise<OpenFacts> {
	const { roadmap, asAt, today } = source;
	const { dataLicence: licence, serviceName, operatorName } = await readInstallation(context.db);
	const [newest] = await source.listChanges({ limit: 1 });
	const changedAt = newest?.at ?? null;
	return { roadmap, asAt, today, licence, serviceName, operatorName, changedAt, origin: context.origin() };
}
