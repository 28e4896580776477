import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { ContentsAdded, RoadmapAdded } from "#app/domain/added-records.ts";
import type { Instant } from "#app/domain/dates.ts";
import type { RoadmapFile } from "#app/domain/exported-format.ts";
import type { Partner } from "#app/domain/read-model.ts";
import type { Problem } from "#app/domain/roadmap-problem.ts";
import type { Db } from "#db/database.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import { claimRoadmap } from "#db/queries/loading/claim-roadmap.ts";
import { insertContents } from "#db/queries/loading/insert-contents.ts";
import { keepOrganisations } from "#db/queries/loading/keep-organisations.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { addedChanges } from "./added-changes.server.ts";
import { planContents } from "./plan-contents.ts";

export interface LoadOptions {
	/** SHA-256 (hex) that tells this file from every other; see `readRoadmapSource`. */
	digest: string;
	now: Date;
	/** The instant at which the file says how things stand; `now` where nothing is said. */
	statusAsOf?: Instant;
	/** Whether the public may read it at once. */
	publish: boolean;
	/** The part that an organisation has, by slug; `partner` where nothing is said. */
	parts?: Readonly<Record<string, Partner["part"]>>;
}

/** How many records of each kind were written. */
export interface LoadCounts {
	partners: number;
	workstreams: number;
	actions: number;
	supportingOrganisations: number;
	milestones: number;
	measures: number;
	measurements: number;
	meetings: number;
	agendaItems: number;
	updates: number;
	changes: number;
}

interface LoadedRoadmap {
	id: string;
	slug: string;
	title: string;
}

export type LoadOutcome =
	| { outcome: "loaded"; roadmap: LoadedRoadmap; counts: LoadCounts }
	/** The same file was loaded before: nothing was written. */
	| { outcome: "unchanged"; roadmap: LoadedRoadmap }
	/** Nothing was written. */
	| { outcome: "refused"; problems: Problem[] };

/** Ends the transaction without writing anything; caught right here. */
class Refused extends Error {
	constructor(readonly problems: Problem[]) {
		super("refused");
	}
}

/**
 * Writes a checked file with its ledger lines, all or nothing. Loading the same file again changes nothing; another file for
 * a roadmap that is there is refused, as is one that names a known organisation differently.
 */
export async function loadRoadmap(db: Db, file: RoadmapFile, options: LoadOptions): Promise<LoadOutcome> {
	try {
		return await db.transaction().execute((trx) => loadIn(trx, file, options));
	} catch (error) {
		if (error instanceof Refused) return { outcome: "refused", problems: error.problems };
		throw error;
	}
}

async function loadIn(trx: Db, file: RoadmapFile, options: LoadOptions): Promise<LoadOutcome> {
	const at = options.now.toISOString();
	// The terms of use are those of the installation, whatever the file was given under.
	const { slug, title, licence: _, ...rest } = file.roadmap;
	const added: RoadmapAdded = {
		id: randomUUID(),
		slug,
		title,
		...rest,
		published: options.publish,
		showsOwners: false,
		digest: options.digest,
	};
	const claim = await claimRoadmap(trx, added, at);
	if (!claim.claimed) {
		if (claim.digest !== options.digest) throw new Refused([otherVersion(slug)]);
		return { outcome: "unchanged", roadmap: { id: claim.id, slug, title } };
	}
	const contents = planContents(file, {
		asOf: options.statusAsOf ?? at,
		organisationIds: await organisationIds(trx, file),
		parts: options.parts ?? {},
		newId: randomUUID,
		hash: (text) => createHash("sha256").update(text).digest("hex"),
	});
	await insertContents(trx, added.id, contents, {
		at,
		documentName: () => randomBytes(15).toString("base64url"),
		schemaVersion,
	});
	const changes = await appendChanges(trx, added.id, addedChanges(added, contents, at));
	return { outcome: "loaded", roadmap: { id: added.id, slug, title }, counts: countsOf(contents, changes) };
}

const otherVersion = (slug: string): Problem => ({
	place: "roadmap.slug",
	message: `The roadmap "${slug}" is here already, and not from this very file: change it in the workspace, or give the file another slug.`,
});

async function organisationIds(trx: Db, file: RoadmapFile): Promise<Map<string, string>> {
	const stored = new Map((await keepOrganisations(trx, file.organisations)).map((row) => [row.slug, row]));
	const problems = file.organisations.flatMap(({ slug, name, kind }, index) => {
		const there = stored.get(slug);
		if (there?.name === name && there.kind === kind) return [];
		return {
			place: `organisations[${index}] (organisation "${slug}")`,
			message: `This slug stands for "${there?.name}" (${there?.kind}) here already: use the same name and kind, or another slug.`,
		};
	});
	if (problems.length > 0) throw new Refused(problems);
	return new Map([...stored].map(([slug, row]) => [slug, row.id]));
}

function countsOf(contents: ContentsAdded, changes: number): LoadCounts {
	const { partners, workstreams, actions, measures, meetings, updates } = contents;
	const sum = (numbers: number[]) => numbers.reduce((total, count) => total + count, 0);
	return {
		partners: partners.length,
		workstreams: workstreams.length,
		actions: actions.length,
		supportingOrganisations: sum(actions.map((action) => action.supportingOrganisationIds.length)),
		milestones: sum(actions.map((action) => action.milestones.length)),
		measures: measures.length,
		measurements: sum(measures.map((measure) => measure.measurements.length)),
		meetings: meetings.length,
		agendaItems: sum(meetings.map((meeting) => meeting.agenda.length)),
		updates: updates.length,
		changes,
	};
}
