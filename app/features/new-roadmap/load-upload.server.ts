import type { Db } from "#db/database.ts";
import { partnerStore } from "#db/queries/editing/partner-store.ts";
import { listCoordinators } from "#db/queries/roadmap-people.ts";
import { findRoadmapSubject } from "#db/queries/roadmap-subject.ts";
import type { AppContext } from "../../context.server.ts";
import { can, type Person } from "../../domain/access.ts";
import { checkSecretariat, type Secretariat } from "../../domain/editing/new-roadmap-form.ts";
import { notFound, type Outcome, type Refusal, refuse } from "../../domain/refusal.ts";
import type { Problem } from "../../domain/roadmap-problem.ts";
import { loadDemoRoadmaps } from "../loading/load-demo.server.ts";
import { loadRoadmap } from "../loading/load-roadmap.server.ts";
import { readRoadmapBytes } from "../loading/read-roadmap-source.server.ts";
import { makeCoordinator } from "./make-coordinator.server.ts";

/** A refused file, with everything that is wrong in it by its place. */
export type FileRefusal = Refusal & { problems?: Problem[] };

/**
 * Makes a roadmap from a file, for partners only until it is published, with whoever sends it as its coordinator. The same file
 * again makes somebody the coordinator of a roadmap that has none, such as one that was loaded by command.
 */
export async function loadUpload(
	context: AppContext,
	person: Person,
	upload: { typed: Record<string, string>; file: Uint8Array | null },
): Promise<Outcome<{ slug: string; title: string }> | FileRefusal> {
	if (!can(person, "administer", { kind: "installation" })) return notFound;
	const secretariat = checkSecretariat(upload.typed);
	const fields = {
		...(upload.file ? {} : { file: "Choose the file of the roadmap." }),
		...(secretariat.ok ? {} : secretariat.fields),
	};
	if (!upload.file || !secretariat.ok) return refuse("invalid", "The roadmap was not added.", fields);
	const source = readRoadmapBytes(upload.file);
	if (!source.ok) return refusedFile(source.problems);
	const options = { digest: source.digest, now: context.now(), publish: false };
	const loaded = await loadRoadmap(context.db, source.file, options);
	if (loaded.outcome === "refused") return refusedFile(loaded.problems);
	const { slug, title } = loaded.roadmap;
	if (!(await joinAsCoordinator(context, person, slug, async () => secretariat.value)))
		return refuse("invalid", `“${title}” is here already, from this very file: nothing was changed.`);
	return { ok: true, value: { slug, title } };
}

/** Loads the London roadmaps that ship with Waymark, with whoever asks as their coordinator. */
export async function loadDemoData(
	context: AppContext,
	person: Person,
	demoFolder = "db/demo",
): Promise<Outcome<{ count: number }>> {
	if (!can(person, "administer", { kind: "installation" })) return notFound;
	const loaded = await loadDemoRoadmaps(context.db, { now: context.now(), demoFolder, publish: false });
	if (!loaded.ok)
		return refuse(
			"invalid",
			`The demo data cannot be loaded: ${loaded.problems[0]?.message ?? "no reason given"}`,
		);
	if (loaded.slugs.length === 0) return refuse("invalid", "The demo data is here already.");
	for (const slug of loaded.slugs) await joinAsCoordinator(context, person, slug, firstSecretariat);
	return { ok: true, value: { count: loaded.slugs.length } };
}

function refusedFile(problems: Problem[]): FileRefusal {
	const count = problems.length === 1 ? "1 problem" : `${problems.length.toLocaleString("en-GB")} problems`;
	return {
		...refuse("invalid", `Nothing was added: the file has ${count} to mend.`, {
			file: `The file has ${count} to mend. Mend the file, and choose it again.`,
		}),
		problems,
	};
}

/** The organisation of a loaded roadmap that keeps it going, or its first one. */
async function firstSecretariat(trx: Db, roadmapId: string): Promise<Secretariat> {
	const places = await partnerStore.places(trx, roadmapId);
	const partners = await Promise.all(places.map(({ slug }) => partnerStore.find(trx, roadmapId, slug)));
	const chosen = partners.find((partner) => partner?.part === "secretariat") ?? partners[0];
	return { secretariat: chosen?.name ?? "Secretariat", secretariatKind: "group" };
}

/** Makes somebody the coordinator of a loaded roadmap; false when it has one already. */
async function joinAsCoordinator(
	context: AppContext,
	person: Person,
	slug: string,
	secretariatOf: (trx: Db, roadmapId: string) => Promise<Secretariat>,
): Promise<boolean> {
	const message = await context.db.transaction().execute(async (trx) => {
		const roadmap = await findRoadmapSubject(trx, slug);
		if (!roadmap || (await listCoordinators(trx, roadmap.id)).length > 0) return null;
		return makeCoordinator(trx, {
			...{ roadmapId: roadmap.id, published: roadmap.subject.published, personId: person.id },
			secretariat: await secretariatOf(trx, roadmap.id),
			before: () => [],
			at: context.now().toISOString(),
		});
	});
	if (!message) return false;
	context.publish(message);
	context.accessChanged(person.id);
	return true;
}
