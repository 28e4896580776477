import { createHash } from "node:crypto";
import type { Db } from "#db/database.ts";
import { textsIn } from "#db/queries/json-columns.ts";
import { listMeasures } from "#db/queries/measures.ts";
import { findOrganisations, findRoadmapTitle } from "#db/queries/record-names.ts";
import type { ActionRow } from "#db/schema.ts";
import type { SignOff, UpdateHead } from "../../domain/agreement.ts";
import type { Day } from "../../domain/dates.ts";
import { isIllustrative } from "../../domain/illustrative.ts";
import type { Figure, Measure, OrganisationName } from "../../domain/read-model.ts";
import { canonicalText, type MeasureStanding, type PublishedRecord } from "../../domain/update-record.ts";
import type { ClaimedAction, Occasion } from "./claim-action.server.ts";

/** What is published, beside what stands in the rows of the action. */
export interface Statement {
	number: number;
	head: UpdateHead;
	html: string;
	text: string;
	authors: Pick<OrganisationName, "slug" | "name">[];
	/** What the organisations said; null where they were not asked. */
	agreed: { signOffBy: Day; signOffs: SignOff[] } | null;
}

/** Puts together everything that an update of an action says in public, at the moment of its publication. */
export async function buildRecord(
	trx: Db,
	{ action, organisationId, onBehalfOfId }: ClaimedAction,
	{ at }: Occasion,
	{ number, head, html, text, authors, agreed }: Statement,
): Promise<PublishedRecord> {
	const names = await findOrganisations(trx, [
		organisationId,
		...(onBehalfOfId === null ? [] : [onBehalfOfId]),
	]);
	return {
		format: "waymark-update-1",
		roadmap: await findRoadmapTitle(trx, action.roadmap_id),
		number,
		version: 1,
		action: { slug: action.slug, title: action.title },
		title: head.title,
		period: head.period,
		publishedAt: at,
		publishedBy: nameOf(names, organisationId),
		onBehalfOf: onBehalfOfId === null ? null : nameOf(names, onBehalfOfId),
		status: {
			status: action.status,
			reason: action.status_reason,
			path: action.status_path,
			statedAt: action.status_at,
			illustrative: isMadeUp(textsIn(action.illustrative)),
		},
		authors: authors.map(({ slug, name }) => ({ slug, name })),
		signOffBy: agreed?.signOffBy ?? null,
		signOffs: (agreed?.signOffs ?? []).map(({ organisation: { slug, name }, ...rest }) => ({
			organisation: { slug, name },
			...rest,
		})),
		measures: await measuresBeside(trx, action),
		text,
		html,
		correction: null,
	};
}

/** An organisation by its id among those that were looked up. */
export function nameOf(names: OrganisationName[], id: string): { slug: string; name: string } {
	const found = names.find((organisation) => organisation.id === id);
	if (!found) throw new Error(`There is no organisation ${id}`);
	return { slug: found.slug, name: found.name };
}

/** A record as it is stored and hashed. */
export function sealRecord(record: PublishedRecord): { record: string; content_hash: string } {
	const text = canonicalText(record);
	return { record: text, content_hash: createHash("sha256").update(text).digest("hex") };
}

/** The measures of the action's workstream and of the whole roadmap, each with its newest figure. */
async function measuresBeside(trx: Db, action: ActionRow): Promise<MeasureStanding[]> {
	const ofWorkstream = await listMeasures(trx, action.roadmap_id, action.workstream_id);
	const ofRoadmap = await listMeasures(trx, action.roadmap_id, null);
	return [...ofWorkstream, ...ofRoadmap].map(standingOfMeasure);
}

const figure = ({ period, value }: Figure) => ({ period, value });

/** Whether the status or its reason was made up for the demonstration. */
const isMadeUp = (illustrative: string[]) =>
	["status", "statusNote"].some((field) => isIllustrative(illustrative, field));

function standingOfMeasure(measure: Measure): MeasureStanding {
	const { slug, name, unit, direction, baseline, target, measurements, illustrative } = measure;
	const latest = measurements.at(-1);
	return {
		slug,
		name,
		unit,
		direction,
		baseline: baseline && { ...figure(baseline), illustrative: isIllustrative(illustrative, "baseline") },
		target: target && { ...figure(target), illustrative: isIllustrative(illustrative, "target") },
		latest: latest
			? {
					...figure(latest),
					illustrative: isIllustrative(illustrative, `measurements[${measurements.length - 1}]`),
					provisional: latest.provisional,
				}
			: null,
	};
}
