import {
	type ActionInFile,
	exportedFormatName,
	type IndicatorInFile,
	type RoadmapFile,
	type UpdateInFile,
} from "#app/domain/exported-format.ts";
import type { Action, Measure, OrganisationName } from "#app/domain/read-model.ts";
import { type Path, valueAt } from "#app/domain/roadmap-problem.ts";
import { parseRecord } from "#app/domain/update-record.ts";
import type { OpenData } from "./read-open-data.server.ts";

/** A roadmap in the documented format (docs/data-format.md). Loaded elsewhere and exported again it gives the same file. */
export function writeRoadmapFile(data: OpenData): RoadmapFile {
	const { roadmap, licence } = data;
	return {
		format: exportedFormatName,
		roadmap: withKnownPaths({
			slug: roadmap.slug,
			title: roadmap.title,
			summary: roadmap.summary,
			ambition: roadmap.ambition,
			startsOn: roadmap.startsOn,
			endsOn: roadmap.endsOn,
			licence,
			sources: roadmap.sources,
			illustrative: roadmap.illustrative,
		}),
		organisations: organisationsIn(data),
		workstreams: data.workstreams.map(({ id, slug, title, summary, ambition, commitment }) => ({
			slug,
			title,
			summary,
			...given({ ambition, commitment }),
			actions: data.actions.filter(({ workstream }) => workstream.id === id).map(actionIn),
		})),
		indicators: data.measures.map((measure) => indicatorIn(measure, data)),
		meetings: [],
		updates: data.updates.map(updateIn),
	};
}

/** The partners, and organisations that are named on an action without being partners any more. */
function organisationsIn({ roadmap, actions, kinds }: OpenData): RoadmapFile["organisations"] {
	const known = new Set(roadmap.partners.map(({ id }) => id));
	const named = actions.flatMap(({ lead, supporting }) => [...(lead ? [lead] : []), ...supporting]);
	const others = new Map(
		named
			.filter(({ id }) => !known.has(id))
			.map((organisation): [string, OrganisationName] => [organisation.id, organisation]),
	);
	return [
		...roadmap.partners,
		...[...others.values()].map((other) => ({ ...other, part: "partner" as const, description: "" })),
	].map(({ id, slug, name, part, description }) => ({
		slug,
		name,
		kind: kinds.get(id) ?? "group",
		role: description,
		part,
	}));
}

function actionIn(action: Action): ActionInFile {
	const { lead, startsOn, dueOn, originalDueOn, statusPath, statusAt, confirmedAt, source } = action;
	return withKnownPaths({
		slug: action.slug,
		title: action.title,
		description: action.description,
		...given({ leadOrganisation: lead?.slug }),
		supportingOrganisations: action.supporting.map(({ slug }) => slug),
		...given({ startsOn, dueOn }),
		...(dueOn === null && originalDueOn === null ? {} : { originalDueOn }),
		status: action.status,
		statusNote: action.statusReason,
		...given({ statusPath }),
		statusAt,
		...(confirmedAt === statusAt ? {} : { confirmedAt }),
		milestones: action.milestones.map((milestone) => ({
			title: milestone.title,
			...given({ dueOn: milestone.dueOn, completedOn: milestone.completedOn }),
		})),
		...given({ source }),
		illustrative: action.illustrative,
	});
}

function indicatorIn(measure: Measure, { workstreams }: OpenData): IndicatorInFile {
	const { baseline, target, interpretation, nextReleaseOn, source } = measure;
	return withKnownPaths({
		slug: measure.slug,
		name: measure.name,
		definition: measure.definition,
		unit: measure.unit,
		direction: measure.direction,
		...given({ workstream: workstreams.find(({ id }) => id === measure.workstreamId)?.slug }),
		...given({ baseline, target, interpretation, nextReleaseOn }),
		measurements: measure.measurements.map(({ period, value, numerator, denominator, provisional }) => ({
			period,
			value,
			...given({ numerator, denominator }),
			...(provisional ? { provisional } : {}),
		})),
		...given({ source }),
		illustrative: measure.illustrative,
	});
}

function updateIn(update: OpenData["updates"][number]): UpdateInFile {
	const { about, period, publisher, status, record, source } = update;
	return withKnownPaths({
		number: update.number,
		...(about.type === "action" ? { action: about.slug } : { workstream: about.slug }),
		...given({ period }),
		title: update.title,
		publishedAt: update.publishedAt,
		...given({ publishedBy: publisher && { slug: publisher.slug, name: publisher.name }, status }),
		authors: update.authors.map(({ slug, name }) => ({ slug, name })),
		...(record === null ? { body: update.markdown ?? update.text } : { record: parseRecord(record) }),
		...given({ source }),
		illustrative: update.illustrative,
	});
}

/** The fields that have a value. */
function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
	const entries = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
	return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** What was made up and is not there any more needs no mark. */
function withKnownPaths<T extends { illustrative: string[] }>(record: T): T {
	const steps = (path: string): Path =>
		(path.match(/[A-Za-z]+|\d+/g) ?? []).map((step) => (/\d/.test(step) ? Number(step) : step));
	const known = [...new Set(record.illustrative)].filter(
		(path) => valueAt(record, steps(path)) !== undefined,
	);
	return { ...record, illustrative: known };
}
