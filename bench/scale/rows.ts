/**
 * The rows of a roadmap of any size, as they would stand after years of work: organisations, workstreams, actions with their milestones,
 * measures, published updates, and a ledger of a hundred lines for each action. The same numbers give the same rows.
 */
export type Row = Record<string, string | number | null>;
export type Rows = Iterable<[table: string, row: Row]>;

const day = 86_400_000;
const first = Date.UTC(2021, 10, 21, 9);
const statuses = ["not-started", "on-track", "at-risk", "off-track", "complete", "paused", "stopped"];
const linesOfAction = 100;
const updateEvery = 10;

/** How large a roadmap is. */
export interface Size {
	slug: string;
	actions: number;
	/** Until when its ledger goes, as milliseconds. */
	until: number;
}

const at = (ms: number) => new Date(ms).toISOString();
const one = <T>(values: readonly T[], i: number): T => values[i % values.length] as T;

/** What a roadmap has besides actions and ledger. Organisations are shared by all roadmaps. */
export function* frameRows({ slug, until }: Size, organisations: string[]): Rows {
	const common = { sources: "[]", illustrative: "[]", loaded_digest: null, created_at: at(first) };
	yield [
		"roadmap",
		{
			...{ id: slug, slug, title: `Roadmap ${slug}`, summary: "What a large partnership promised." },
			...{ ambition: "Every promise answered for.", starts_on: "2021-11-21", ends_on: "2030-12-31" },
			...{ published: 1, shows_owners: 0, revision: 0, version: 1, archived_at: null, ...common },
		},
	];
	for (const [position, id] of organisations.entries())
		yield [
			"partner",
			{ roadmap_id: slug, organisation_id: id, part: "partner", description: "A partner.", position },
		];
	for (let i = 0; i < 10; i++) {
		yield [
			"workstream",
			{
				...{ id: `${slug}-w${i}`, roadmap_id: slug, slug: `part-${i}`, title: `Part ${i}` },
				...{ summary: "What this part is for.", position: i },
			},
		];
		yield [
			"measure",
			{
				...{ id: `${slug}-m${i}`, roadmap_id: slug, workstream_id: `${slug}-w${i}`, slug: `measure-${i}` },
				...{ name: `Measure ${i}`, definition: "What is counted.", unit: "people", direction: "up" },
				...{ position: i, illustrative: "[]", target_period: "2030", target_value: 100 },
			},
		];
		for (let year = 2019; year < 2026; year++)
			yield [
				"measurement",
				{
					...{ id: `${slug}-m${i}-${year}`, measure_id: `${slug}-m${i}`, position: year - 2019 },
					...{ period: String(year), value: 40 + i + year - 2019, provisional: 0 },
				},
			];
	}
	void until;
}

/** The actions, their milestones and supporters, and the updates about every tenth of them. */
export function* actionRows({ slug, actions, until }: Size, organisations: string[]): Rows {
	for (let i = 0; i < actions; i++) {
		const id = `${slug}-a${i}`;
		yield ["action", actionRow({ slug, until }, id, i, organisations)];
		for (let position = 0; position < 2; position++) {
			const due_on = at(until + ((i % 500) - 250 + position * 90) * day).slice(0, 10);
			yield [
				"milestone",
				{ id: `${id}-s${position}`, action_id: id, position, title: `Step ${position + 1}`, due_on },
			];
			yield [
				"action_support",
				{ action_id: id, organisation_id: one(organisations, i + 7 * (position + 1)), position },
			];
		}
		if (i % updateEvery === 0)
			yield [
				"published_update",
				{
					...{ id: `${id}-u`, roadmap_id: slug, number: i / updateEvery + 1, action_id: id },
					...{
						title: `How action ${i} went`,
						html: "<p>It went as planned.</p>",
						text: "It went as planned.",
					},
					...{ authors: "[]", content_hash: "0".repeat(64), illustrative: "[]", status: "on-track" },
					...{ published_at: at(first + (i / actions) * (until - first)), period: null },
				},
			];
	}
}

function actionRow(
	{ slug, until }: Omit<Size, "actions">,
	id: string,
	i: number,
	organisations: string[],
): Row {
	const due = at(until + ((i % 1500) - 300) * day).slice(0, 10);
	const said = at(until - (i % 200) * day);
	return {
		...{ id, roadmap_id: slug, workstream_id: `${slug}-w${i % 10}`, slug: `action-${i}` },
		...{ title: `Do the thing number ${i} that was promised`, description: "What is to be done, by whom." },
		...{ lead_organisation_id: one(organisations, i), owner_id: null, starts_on: "2022-01-01" },
		...{ due_on: due, original_due_on: due, status: one(statuses, i), status_reason: "It goes as it goes." },
		...{ status_path: null, status_person_id: null, status_organisation_id: one(organisations, i) },
		...{
			status_at: said,
			confirmed_at: said,
			internal: 0,
			position: Math.floor(i / 10),
			version: linesOfAction,
		},
		...{ illustrative: "[]", source: null, archived_at: null },
	};
}

/** The ledger: a line for each record, then statements about actions in turn, spread over the years. */
export function* ledgerRows(size: Size, organisations: string[]): Rows {
	const { slug, actions, until } = size;
	const lines = actions * linesOfAction;
	let revision = 0;
	const line = (kind: string, type: string, subject: string, from: unknown, to: unknown): Row => {
		revision += 1;
		return {
			...{ id: `${slug}-c${revision}`, roadmap_id: slug, revision, kind, subject_type: type },
			...{ subject_id: subject, public: 1, from_value: from === null ? null : JSON.stringify(from) },
			...{ to_value: JSON.stringify(to), reason: kind === "status-changed" ? "Because it is so." : null },
			...{ person_id: null, organisation_id: one(organisations, revision), on_behalf_of_id: null },
			...{ meeting_id: null, at: at(first + (revision / lines) * (until - first)) },
		};
	};
	yield ["change", line("roadmap-added", "roadmap", slug, null, roadmapAdded(slug))];
	for (let i = 0; i < 10; i++) {
		const record = { id: `${slug}-w${i}`, slug: `part-${i}`, title: `Part ${i}`, summary: "", position: i };
		const added = { ...record, ambition: null, commitment: null };
		yield ["change", line("workstream-added", "workstream", record.id, null, added)];
	}
	for (let i = 0; i < actions; i++)
		yield [
			"change",
			line("action-added", "action", `${slug}-a${i}`, null, actionAdded(size, i, organisations)),
		];
	for (let i = 0; revision < lines; i++) yield ["change", statement(line, size, i)];
}

function statement(
	line: (kind: string, type: string, subject: string, from: unknown, to: unknown) => Row,
	{ slug, actions }: Size,
	i: number,
): Row {
	const subject = `${slug}-a${i % actions}`;
	const [before, after] = [one(statuses, i), one(statuses, i + 1)];
	switch (i % 3) {
		case 0:
			return line("status-changed", "action", subject, { status: before }, { status: after, path: null });
		case 1:
			return line("status-confirmed", "action", subject, null, { status: before });
		default:
			return line(
				"due-date-changed",
				"action",
				subject,
				{ dueOn: "2027-03-31" },
				{ dueOn: "2027-06-30", agreedBy: "The board" },
			);
	}
}

const roadmapAdded = (slug: string) => ({
	...{ id: slug, slug, title: `Roadmap ${slug}`, summary: "", ambition: "", digest: null },
	...{ startsOn: "2021-11-21", endsOn: "2030-12-31", published: true, showsOwners: false },
	...{ sources: [], illustrative: [] },
});

const actionAdded = ({ slug, until }: Size, i: number, organisations: string[]) => {
	const row = actionRow({ slug, until }, `${slug}-a${i}`, i, organisations);
	return {
		...{ id: row.id, workstreamId: row.workstream_id, slug: row.slug, title: row.title },
		...{ description: row.description, leadOrganisationId: row.lead_organisation_id, ownerId: null },
		...{ supportingOrganisationIds: [one(organisations, i + 7), one(organisations, i + 14)] },
		...{ startsOn: row.starts_on, dueOn: row.due_on, originalDueOn: row.original_due_on },
		...{ status: "not-started", statusReason: "", statusPath: null, statusAt: at(first), internal: false },
		...{ position: row.position, milestones: [], source: null, illustrative: [] },
	};
};
