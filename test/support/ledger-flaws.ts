import { type RawBuilder, sql } from "kysely";
import { dayOf } from "#app/domain/dates.ts";
import { pastSource } from "#app/features/as-at/past-source.server.ts";
import { presentSource } from "#app/features/public/present-source.server.ts";
import type { Db } from "#db/database.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import { dumpSource } from "#test/history/dump-source.ts";

/** Records with the version that grows by one with every write to them, and the kinds of lines that such a write leaves. */
const records = [
	{
		from: sql`roadmap r`,
		slug: sql`r.slug`,
		on: sql`c.subject_id = r.id`,
		noun: "roadmap",
		kinds: ["roadmap-%"],
	},
	{
		from: sql`partner r join organisation o on o.id = r.organisation_id`,
		slug: sql`o.slug`,
		on: sql`c.subject_id = r.organisation_id and c.roadmap_id = r.roadmap_id`,
		noun: "partner",
		kinds: ["partner-%"],
	},
	{
		from: sql`workstream r`,
		slug: sql`r.slug`,
		on: sql`c.subject_id = r.id`,
		noun: "workstream",
		kinds: ["workstream-%"],
	},
	{
		from: sql`measure r`,
		slug: sql`r.slug`,
		on: sql`c.subject_id = r.id`,
		noun: "measure",
		kinds: ["measure-%", "measurement-%"],
	},
	{
		from: sql`action r`,
		slug: sql`r.slug`,
		on: sql`c.subject_id = r.id`,
		noun: "action",
		kinds: ["action-%", "status-%", "due-date-%", "owner-%", "milestone-%"],
	},
];

/** What is one row for each change, how many of it there are, and the kind of its lines. */
const rowsAndKinds: [noun: string, rows: RawBuilder<unknown>, kind: string][] = [
	["meetings", sql`select count(*) from meeting where roadmap_id = r.id`, "meeting-added"],
	["updates", sql`select count(*) from published_update where roadmap_id = r.id`, "update-published"],
	[
		"withdrawals",
		sql`select count(*) from update_withdrawal w join published_update u on u.id = w.update_id where u.roadmap_id = r.id`,
		"update-withdrawn",
	],
	[
		"corrections",
		sql`select count(*) from update_correction k join published_update u on u.id = k.update_id where u.roadmap_id = r.id`,
		"update-corrected",
	],
	["texts out", sql`select count(*) from agreement where roadmap_id = r.id`, "update-sent-for-agreement"],
	[
		"texts taken back",
		sql`select count(*) from agreement where roadmap_id = r.id and state = 'taken-back'`,
		"update-taken-back",
	],
	[
		"answers",
		sql`select count(*) from agreement_answer a join agreement g on g.id = a.agreement_id where g.roadmap_id = r.id`,
		"update-signed-off",
	],
	[
		"decisions",
		sql`select count(*) from decision where roadmap_id = r.id and number is not null`,
		"decision-recorded",
	],
	["asks", sql`select count(*) from ask where roadmap_id = r.id and number is not null`, "ask-recorded"],
];

/**
 * What is wrong between the rows of a database and its ledger, in sentences; none where each change of state has exactly one line.
 * The versions of records and whatever else is a row for each change are counted, people's roles are followed line by line, and
 * each public roadmap is rebuilt from its ledger and compared with its tables. `peopleArePlanted`: roles without a line are the test's own.
 */
export async function findLedgerFlaws(db: Db, { peopleArePlanted = false } = {}): Promise<string[]> {
	return [
		...(await countRevisions(db)),
		...(await countWrites(db)),
		...(await countRows(db)),
		...(await followRoles(db, peopleArePlanted)),
		...(await rebuild(db)),
	];
}

const ask = async <Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(db)).rows;

async function countRevisions(db: Db): Promise<string[]> {
	const rows = await ask(
		db,
		sql<{ slug: string; revision: number; lines: number; last: number }>`
			select r.slug, r.revision, count(c.id) as lines, coalesce(max(c.revision), 0) as last
			from roadmap r left join change c on c.roadmap_id = r.id group by r.id, r.slug, r.revision`,
	);
	return rows.flatMap(({ slug, revision, lines, last }) =>
		Number(lines) === revision && last === revision
			? []
			: [`${slug} is at revision ${revision}, with ${lines} lines up to ${last}`],
	);
}

async function countWrites(db: Db): Promise<string[]> {
	const flaws: string[] = [];
	for (const { from, slug, on, noun, kinds } of records) {
		const isWrite = sql.join(
			kinds.map((kind) => sql`c.kind like ${kind}`),
			sql` or `,
		);
		const rows = await ask(
			db,
			sql<{ slug: string; version: number; written: number; added: number }>`
				select ${slug} as slug, r.version,
					(select count(*) from change c where ${on} and (${isWrite}) and c.kind <> ${`${noun}-added`}) as written,
					(select count(*) from change c where ${on} and c.kind = ${`${noun}-added`}) as added
				from ${from}`,
		);
		for (const row of rows) {
			if (Number(row.written) !== row.version - 1)
				flaws.push(`${noun} ${row.slug} was written ${row.version - 1} times, with ${row.written} lines`);
			if (Number(row.added) !== 1) flaws.push(`${noun} ${row.slug} was added with ${row.added} lines`);
		}
	}
	return flaws;
}

async function countRows(db: Db): Promise<string[]> {
	const flaws: string[] = [];
	for (const [noun, rows, kind] of rowsAndKinds) {
		const found = await ask(
			db,
			sql<{ slug: string; rows: number; lines: number }>`
				select r.slug, (${rows}) as rows,
					(select count(*) from change c where c.roadmap_id = r.id and c.kind = ${kind}) as lines
				from roadmap r`,
		);
		for (const { slug, rows: count, lines } of found)
			if (Number(count) !== Number(lines))
				flaws.push(`${slug} has ${count} ${noun} and ${lines} lines ${kind}`);
	}
	return flaws;
}

/** Whoever ever got, changed or lost a role by a line has the role of the newest one. The people of the demo have theirs from the start. */
async function followRoles(db: Db, peopleArePlanted: boolean): Promise<string[]> {
	const lines = await db
		.selectFrom("change")
		.select(["roadmap_id", "subject_id", "to_value"])
		.where("kind", "in", ["person-joined", "role-changed", "person-left", "person-removed"])
		.orderBy("revision")
		.execute();
	const told = new Map<string, string | null>();
	for (const { roadmap_id, subject_id, to_value } of lines) {
		const { personId, role } = JSON.parse(to_value ?? "{}");
		told.set([roadmap_id, subject_id, personId].join(" "), role);
	}
	const held = new Map<string, string>();
	for (const member of await db.selectFrom("membership").selectAll().execute())
		held.set([member.roadmap_id, member.organisation_id, member.person_id].join(" "), member.role);
	const demo = await db.selectFrom("person").select("id").where("demo", "=", 1).execute();
	const fromTheStart = new Set(demo.map(({ id }) => id));
	const untold = [...held.keys()].filter(
		(key) => !told.has(key) && !fromTheStart.has(key.split(" ")[2] ?? ""),
	);
	return [
		...(peopleArePlanted ? [] : untold).map((key) => `nobody said that ${key} has a role`),
		...[...told].flatMap(([key, role]) =>
			(held.get(key) ?? null) === role ? [] : [`${key} is ${held.get(key)}, and the ledger says ${role}`],
		),
	];
}

/** Each roadmap that the public has, from its tables and from its ledger: what the public has not has no public past. */
async function rebuild(db: Db): Promise<string[]> {
	const today = dayOf(new Date().toISOString());
	const flaws: string[] = [];
	for (const { slug } of await db.selectFrom("roadmap").select("slug").execute()) {
		const roadmap = await findRoadmap(db, slug);
		if (!roadmap?.published) continue;
		const actions = await db
			.selectFrom("action")
			.select("slug")
			.where("roadmap_id", "=", roadmap.id)
			.execute();
		const slugs = actions.map((action) => action.slug);
		const past = await pastSource(db, roadmap, { revision: roadmap.revision, day: today });
		const tables: Record<string, unknown> = await dumpSource(presentSource(db, roadmap, today), slugs);
		const ledger: Record<string, unknown> = past ? await dumpSource(past, slugs) : {};
		for (const part of Object.keys(tables))
			if (JSON.stringify(sorted(tables[part])) !== JSON.stringify(sorted(ledger[part])))
				flaws.push(`${slug}: its ${part} are not what its ledger rebuilds`);
	}
	return flaws;
}

/** The same with the names of every object in their order. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, part]) => [key, sorted(part)]),
	);
}
