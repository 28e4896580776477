import type { AppContext } from "#app/context.server.ts";
import type { Person } from "#app/domain/access.ts";
import { loadRoadmap } from "#app/features/loading/load-roadmap.server.ts";
import type { Db } from "#db/database.ts";
import { keepDemoPeople } from "#db/queries/loading/keep-demo-people.ts";
import { findPerson } from "#db/queries/people.ts";
import { createCollab } from "#server/collab/create-collab.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { testContext } from "#test/support/test-context.ts";

/** A loaded roadmap with its people, real documents and a clock that a test moves. */
export interface Stage {
	context: AppContext;
	slug: string;
	roadmapId: string;
	/** The actions by the slugs that they were loaded with. */
	actionIds: Map<string, string>;
	coordinator: Person;
	councilLead: Person;
	/** Moves the clock on. */
	pass(hours: number): void;
	close(): Promise<void>;
}

export const begin = "2026-03-02T09:00:00.000Z";

/** Loads the small roadmap under a slug of its own, with a second action that is the trust's, at the beginning of March 2026. */
export async function setStage(db: Db, slug: string): Promise<Stage> {
	let now = new Date(begin);
	const file = smallRoadmap();
	const [together] = file.workstreams;
	const [clinic] = together?.actions ?? [];
	if (!together || !clinic) throw new Error("The small roadmap has no action");
	const survey = {
		...clinic,
		...{ slug: "ask-patients", title: "Ask patients", leadOrganisation: "trust" },
		...{
			supportingOrganisations: ["council"],
			status: "on-track" as const,
			milestones: [],
			illustrative: [],
		},
	};
	const wide = {
		...file,
		roadmap: { ...file.roadmap, slug },
		workstreams: [
			{ ...together, actions: [clinic, survey] },
			{ ...together, slug: "apart", title: "Apart", actions: [{ ...survey, slug: "count", title: "Count" }] },
		],
	};
	const outcome = await loadRoadmap(db, wide, { digest: slug, now, publish: true });
	if (outcome.outcome !== "loaded") throw new Error(`The roadmap was not loaded: ${JSON.stringify(outcome)}`);
	const actions = await db
		.selectFrom("action")
		.select(["id", "slug"])
		.where("roadmap_id", "=", outcome.roadmap.id)
		.execute();
	const member = async (name: string, organisation: string, role: "coordinator" | "lead") => {
		const memberships = [{ roadmap: slug, organisation, role }];
		await keepDemoPeople(db, [{ id: `${slug}-${role}`, name, memberships }], begin);
		const person = await findPerson(db, `${slug}-${role}`);
		if (!person) throw new Error("The person was not added");
		return person;
	};
	const collab = createCollab({ db, now: () => now, identify: async () => null, report: () => {} });
	const made = testContext(db).context;
	return {
		context: {
			...made,
			now: () => now,
			documents: collab.documents,
			accessChanged: (personId) => void collab.recheck(personId),
		},
		slug,
		roadmapId: outcome.roadmap.id,
		actionIds: new Map(actions.map(({ id, slug }) => [slug, id])),
		coordinator: await member("Robin", "trust", "coordinator"),
		councilLead: await member("Sam Whitlow", "council", "lead"),
		pass(hours) {
			now = new Date(now.getTime() + hours * 3_600_000);
		},
		close: () => collab.close(),
	};
}
