import { afterEach, expect, test } from "vitest";
import type { Person } from "#app/domain/access.ts";
import { changeStatus, confirmStatus } from "#app/features/actions/change-status.server.ts";
import { publishRoadmap, renameRoadmap } from "#app/features/editing/change-roadmap.server.ts";
import { withdrawUpdate } from "#app/features/updates/withdraw-update.server.ts";
import type { Db } from "#db/database.ts";
import { insertUpdate } from "#db/queries/updates.ts";
import { movedAddresses } from "#server/moved-addresses.ts";
import { below, pick, randomFrom } from "#test/crash/random.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testNow } from "#test/support/test-context.ts";
import { type Received, startPublicSite } from "./public-site.ts";

const seeds = process.env.CACHE_SEEDS?.split(",").map(Number) ?? [1, 2, 3];
const rounds = 40;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0)) await close();
});

/** What the public may see by now, as the writers know it. */
interface Model {
	slug: string;
	published: boolean;
	internal: boolean;
	/** The newest words about the action, and those that were never public. */
	words: string;
	secrets: string[];
	revision: number;
	/** The updates that stand, oldest first, and the texts of those that were withdrawn. */
	standing: { number: number; text: string }[];
	withdrawn: string[];
}

/** A site whose pages are kept, one beside it that keeps none, and writers who go through both use cases and rows. */
async function setUp(db: Db) {
	const { roadmap, action, people } = await addPartnership(db);
	const leadOn = movedAddresses(db, async () => null);
	const site = await startPublicSite(db, { cacheBytes: 400_000, leadOn });
	const uncached = await startPublicSite(db, { cacheBytes: 1, leadOn });
	closers.push(site.close, uncached.close);
	const model: Model = {
		slug: "small",
		published: true,
		internal: false,
		words: "",
		secrets: [],
		revision: 0,
		standing: [],
		withdrawn: [],
	};
	let count = 0;
	const command = async (person: Person, path = "") => {
		const { version } = await db
			.selectFrom("action")
			.select("version")
			.where("id", "=", action.id)
			.executeTakeFirstOrThrow();
		const words = `words-${++count}-end`;
		const actionCommand = { roadmapSlug: model.slug, actionSlug: "open-clinic", version };
		const status = path === "" ? "on-track" : "at-risk";
		const given = { ...actionCommand, status, reason: words, path };
		const written = await changeStatus(site.app, person, given);
		if (!written.ok) throw new Error(written.message);
		model.words = words;
		if (model.internal) model.secrets.push(words);
		else model.secrets = model.secrets.filter((secret) => secret !== words);
	};
	/** The roadmap as a form shows it. */
	const shown = async () => ({
		roadmapSlug: model.slug,
		version: (
			await db.selectFrom("roadmap").select("version").where("id", "=", roadmap.id).executeTakeFirstOrThrow()
		).version,
	});
	const done = (outcome: { ok: true } | { ok: false; message: string }) => {
		if (!outcome.ok) throw new Error(outcome.message);
	};
	/** Changes rows as a use case would, with the revision, and tells in the end. */
	const direct = async (change: (trx: Db) => Promise<unknown>) => {
		const { revision } = await db.transaction().execute(async (trx) => {
			await change(trx);
			return trx
				.updateTable("roadmap")
				.set((eb) => ({ revision: eb("revision", "+", 1) }))
				.returning("revision")
				.executeTakeFirstOrThrow();
		});
		site.app.publish({ roadmapId: roadmap.id, revision, subjects: [], public: true });
	};
	const writes: Record<string, () => Promise<unknown>> = {
		status: () => command(people.councilLead),
		risk: () => command(people.coordinator, "Ask for help."),
		async confirm() {
			const { version } = await db
				.selectFrom("action")
				.select("version")
				.where("id", "=", action.id)
				.executeTakeFirstOrThrow();
			await confirmStatus(site.app, people.councilLead, {
				roadmapSlug: model.slug,
				actionSlug: "open-clinic",
				version,
			});
		},
		async publish() {
			const published = !model.published;
			done(await publishRoadmap(site.app, people.coordinator, { ...(await shown()), published }));
			model.published = published;
		},
		async internal() {
			const internal = model.internal ? 0 : 1;
			await direct((trx) => trx.updateTable("action").set({ internal }).execute());
			model.internal = internal === 1;
		},
		async rename() {
			const newSlug = `small-${++count}`;
			done(await renameRoadmap(site.app, people.coordinator, { ...(await shown()), newSlug }));
			model.slug = newSlug;
		},
		async update() {
			const number = ++count;
			const text = `text-${number}-end`;
			const words = { title: `Update ${number}`, period: null, html: `<p>${text}</p>`, text };
			const said = { status: null, status_reason: null, authors: "[]", content_hash: "0", record: null };
			const by = { person_id: null, organisation_id: null, document_id: null, document_seq: null };
			const of = {
				roadmap_id: roadmap.id,
				action_id: action.id,
				number,
				published_at: testNow.toISOString(),
			};
			await direct((trx) => insertUpdate(trx, { ...of, ...words, ...said, ...by }));
			model.standing.push({ number, text });
		},
		async withdraw() {
			const last = model.standing.pop();
			if (!last) return;
			const command = { roadmapSlug: model.slug, actionSlug: "open-clinic", number: last.number };
			done(await withdrawUpdate(site.app, people.councilLead, { ...command, reason: "It was wrong." }));
			model.withdrawn.push(last.text);
		},
		async reword() {
			const title = `Title ${++count}`;
			await direct((trx) => trx.updateTable("roadmap").set({ title }).execute());
		},
	};
	return { id: roadmap.id, db, site, uncached, model, writes };
}

const revisionOf = ({ body }: Received) =>
	Number(/data-revision="(\d+)"/.exec(body.toString())?.[1] ?? Number.NaN);
const addresses = (slug: string) => [
	"/",
	`/${slug}`,
	`/${slug}?status=at-risk&organisation=council`,
	`/${slug}/workstreams/together`,
	`/${slug}/actions/open-clinic`,
];

for (const seed of seeds)
	describeEachDatabase(`a page cache under random writes and reads, seed ${seed}`, (fresh) => {
		test("[Q12] no reader sees a byte that is stale, private or somebody’s own", async () => {
			const random = randomFrom(seed);
			const { id, site, uncached, model, writes, db } = await setUp(await fresh());
			const revision = async () =>
				(await db.selectFrom("roadmap").select("revision").executeTakeFirstOrThrow()).revision;
			let writing = false;
			let finished = 0;
			const read = async () => {
				const path = pick(random, addresses(model.slug));
				const [confirmed, before, quiet] = [model.revision, finished, !writing];
				const headers = {
					"accept-encoding": "identity",
					...(random() < 0.5 ? { cookie: "waymark=somebody" } : {}),
				};
				const answer = await site.ask(path, headers);
				// What a page says of the roadmap is at least what was confirmed before it was asked for.
				if (answer.status === 200 && path !== "/")
					expect(revisionOf(answer)).toBeGreaterThanOrEqual(confirmed);
				if (!quiet || writing || before !== finished) return;
				// Nobody wrote meanwhile: it is exactly the page that is made now.
				const made = await uncached.ask(path, { "accept-encoding": "identity" });
				if (writing || before !== finished) return;
				const origins = (text: string) => text.replaceAll(/127\.0\.0\.1(?::|%3A)\d+/g, "");
				expect(origins(answer.body.toString())).toBe(origins(made.body.toString()));
			};
			const settledRead = async () => {
				for (const path of addresses(model.slug)) {
					const { status, body } = await site.ask(path);
					const hidden = path !== "/" && (!model.published || (model.internal && path.includes("/actions/")));
					expect([path, status]).toEqual([path, hidden ? 404 : 200]);
					const text = body.toString();
					for (const secret of model.internal ? model.secrets : []) expect(text).not.toContain(secret);
					for (const gone of model.withdrawn) expect(text).not.toContain(gone);
					if (!path.includes("/actions/") || status !== 200) continue;
					expect(text).toContain(model.words);
					expect(text).toContain(model.standing.at(-1)?.text ?? "");
				}
			};
			for (let round = 0; round < rounds; round++) {
				const name = pick(random, Object.keys(writes));
				const turns = async (most: number) => {
					for (let left = below(random, most); left > 0; left--) await new Promise(setImmediate);
				};
				// Cold, as after another publication.
				if (random() < 0.6) site.forget(`roadmap:${id}`);
				const { renders } = site.stats();
				const readers = Array.from({ length: below(random, 12) }, () => turns(20).then(read));
				const oldSlug = model.slug;
				// The write falls among renderings that have begun, if there are any: they have read what it changes.
				for (let left = 60; left > 0 && site.stats().renders === renders; left--) await turns(2);
				await turns(4);
				writing = true;
				await writes[name]?.();
				model.revision = await revision();
				writing = false;
				finished++;
				if (name === "rename") {
					const { status, headers } = await site.ask(`/${oldSlug}?status=at-risk`);
					const there = [308, `/${model.slug}?status=at-risk`];
					expect([status, headers.location]).toEqual(model.published ? there : [404, undefined]);
				}
				// Renderings that began before the write end now, or only after the next look.
				if (random() < 0.7) await Promise.all(readers);
				await settledRead();
				await Promise.all(readers);
				await Promise.all([read(), read(), read()]);
			}
			expect(site.stats().renders).toBeGreaterThan(rounds);
		}, 120_000);
	});
