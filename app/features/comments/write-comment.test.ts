import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Db } from "#db/database.ts";
import { listThreads } from "#db/queries/comments.ts";
import { findNarrative } from "#db/queries/documents.ts";
import { findPerson } from "#db/queries/people.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership, longAgo } from "#test/support/partnership.ts";
import { nobody, testContext, testNow } from "#test/support/test-context.ts";
import type { Person } from "../../domain/access.ts";
import { maxCommentLength, maxThreadLength, maxThreads } from "../../domain/comment.ts";
import { rootName } from "../narratives/document-schema.ts";
import { type CommentWish, readCommentWish } from "./comment-wish.ts";
import { anchorPassage } from "./passage-anchor.ts";
import { readComments } from "./read-comments.server.ts";
import { writeComment } from "./write-comment.server.ts";

const at = testNow.toISOString();

function anchor() {
	const fragment = new Y.Doc().getXmlFragment(rootName);
	const paragraph = new Y.XmlElement("paragraph");
	paragraph.insert(0, [new Y.XmlText("The clinic opens in May.")]);
	fragment.insert(0, [paragraph]);
	return anchorPassage(fragment, { from: 5, to: 11 });
}

async function setUp(db: Db) {
	const partnership = await addPartnership(db);
	const { context, published, narrated } = testContext(db);
	const id = randomUUID();
	const row = { id, name: "Charity contributor", email: null, created_at: longAgo };
	await db
		.insertInto("person")
		.values({ ...row, administrator: 0, demo: 1 })
		.execute();
	const charity = { roadmap_id: partnership.roadmap.id, organisation_id: partnership.organisations.charity };
	await db
		.insertInto("membership")
		.values({ ...charity, person_id: id, role: "contributor" })
		.execute();
	const charityContributor = await findPerson(db, id);
	if (!charityContributor) throw new Error("The person was not added");
	const stranger: Person = { id: randomUUID(), name: "Stranger", administrator: false, memberships: [] };
	const people = { ...partnership.people, charityContributor, stranger };
	const act = (person: Person, wish: CommentWish, actionSlug = "open-clinic") =>
		writeComment(context, person, { roadmapSlug: "small", actionSlug, wish });
	const read = async () => {
		const document = await findNarrative(db, partnership.action.id);
		return document ? listThreads(db, document.id) : [];
	};
	/** Begins a thread in someone's name and returns it. */
	const begin = async (person: Person, text = "Is this so?") => {
		const done = await act(person, { intent: "comment", text, anchor: anchor() });
		const thread = (await read()).find(({ id }) => done.ok && id === done.value.threadId);
		if (!thread) throw new Error("The thread was not begun");
		return thread;
	};
	return { ...partnership, people, context, published, narrated, act, read, begin };
}

describeEachDatabase("comments on a narrative", (open) => {
	test("[M4] a thread holds the passage, and who said what for whom, in order", async () => {
		const { people, act, read, action, roadmap, narrated, published } = await setUp(await open());
		const passage = anchor();
		const begun = await act(people.councilLead, {
			intent: "comment",
			text: " Is this so? ",
			anchor: passage,
		});
		const threadId = begun.ok ? begun.value.threadId : "";
		for (const text of ["It is.", "Then\r\nsay\u0000 so."]) {
			const reply = { intent: "reply", threadId, text } as const;
			expect(await act(people.trustContributor, reply)).toEqual({ ok: true, value: { threadId } });
		}
		await act(people.coordinator, { intent: "comment", text: "On all of it.", anchor: null });
		const trust = { personId: people.trustContributor.id, name: "Trust contributor", at };
		const threads = await read();
		expect(threads).toHaveLength(2);
		expect(threads.find(({ id }) => id === threadId)).toMatchObject({
			anchor: passage,
			resolved: null,
			comments: [
				{ text: "Is this so?", name: "Council lead", organisation: "The council", at },
				{ ...trust, organisation: "The trust", text: "It is." },
				{ ...trust, organisation: "The trust", text: "Then\nsay so." },
			],
		});
		expect(threads.find(({ id }) => id !== threadId)).toMatchObject({
			anchor: null,
			comments: [{ text: "On all of it.", organisation: "The office" }],
		});
		const told = { roadmapId: roadmap.id, actionId: action.id, comments: true };
		expect(narrated).toEqual([told, told, told, told]);
		expect(published).toEqual([]);
	});

	test("[M5] the permission table of comments holds for every person and act", async () => {
		const { people, act, begin, read, narrated } = await setUp(await open());
		const table: [Person, "ok" | "not-allowed" | "not-found"][] = [
			[people.councilLead, "ok"],
			[people.trustLead, "ok"],
			[people.trustContributor, "ok"],
			[people.coordinator, "ok"],
			[people.charityContributor, "not-allowed"],
			[people.charityObserver, "not-allowed"],
			[people.stranger, "not-found"],
		];
		const thread = await begin(people.councilLead);
		const threadId = thread.id;
		for (const [person, expected] of table) {
			const before = await read();
			const told = narrated.length;
			for (const wish of [
				{ intent: "comment", text: "One more", anchor: null },
				{ intent: "reply", threadId, text: "A reply" },
				{ intent: "resolve", threadId },
				{ intent: "reopen", threadId },
			] as const) {
				const outcome = await act(person, wish);
				expect([person.name, wish.intent, outcome.ok ? "ok" : outcome.code]).toEqual([
					person.name,
					wish.intent,
					expected,
				]);
			}
			if (expected !== "ok") expect(await read()).toEqual(before);
			expect(narrated.length - told).toBe(expected === "ok" ? 4 : 0);
		}
	});

	test("[M5] what one may not see answers like what does not exist", async () => {
		const { people, act, begin, context, action, read } = await setUp(await open());
		const { id: threadId, comments } = await begin(people.councilLead);
		const wishes: CommentWish[] = [
			{ intent: "comment", text: "x", anchor: null },
			{ intent: "reply", threadId, text: "x" },
			{ intent: "resolve", threadId },
			{ intent: "withdraw", commentId: comments[0]?.id ?? "" },
		];
		for (const wish of wishes) {
			const nowhere = await act(people.stranger, wish, "no-such-action");
			expect(await act(people.stranger, wish)).toEqual(nowhere);
			expect(nowhere).toMatchObject({ ok: false, code: "not-found" });
		}
		const other = { ...action, id: randomUUID(), slug: "other", title: "Other" };
		await context.db.insertInto("action").values(other).execute();
		for (const wish of wishes.slice(1)) {
			const elsewhere = await act(people.councilLead, wish, "other");
			expect(elsewhere).toMatchObject({ ok: false, code: "not-found" });
		}
		expect((await read())[0]?.resolved).toBeNull();
	});

	test("[M5] people who read drafts read comments, and nobody else", async () => {
		const { people, begin, context } = await setUp(await open());
		const thread = await begin(people.councilLead);
		const load = (person: Person | null, action = "open-clinic") =>
			readComments({
				request: new Request(`http://localhost/workspace/small/actions/${action}/comments`),
				params: { roadmap: "small", action },
				context: { ...nobody, app: context, person },
			});
		expect(await load(people.charityObserver)).toMatchObject({ threads: [thread], mayComment: false });
		expect(await load(people.trustContributor)).toMatchObject({ threads: [thread], mayComment: true });
		const refused = await load(people.stranger).catch((thrown: unknown) => thrown);
		expect(refused).toMatchObject({ init: { status: 404 } });
		expect(await load(people.stranger, "nothing").catch((thrown: unknown) => thrown)).toEqual(refused);
		const sentAway: unknown = await load(null).catch((thrown: unknown) => thrown);
		expect(sentAway instanceof Response && sentAway.headers.get("Location")).toContain("/sign-in?to=");
	});

	test("[M6] a thread is resolved in someone's name, opened again, and opened by a reply", async () => {
		const { people, act, begin, read } = await setUp(await open());
		const { id: threadId } = await begin(people.councilLead);
		const resolved = async () => (await read())[0]?.resolved;
		await act(people.trustLead, { intent: "resolve", threadId });
		const byTrust = { name: "Trust lead", organisation: "The trust", at };
		expect(await resolved()).toEqual(byTrust);
		await act(people.coordinator, { intent: "resolve", threadId });
		expect(await resolved()).toEqual(byTrust);
		await act(people.councilLead, { intent: "reopen", threadId });
		expect(await resolved()).toBeNull();
		await act(people.trustLead, { intent: "resolve", threadId });
		await act(people.councilLead, { intent: "reply", threadId, text: "Not yet." });
		expect(await resolved()).toBeNull();
	});

	test("[M7] an author withdraws their own comment: the text is gone, its place stays", async () => {
		const db = await open();
		const { people, act, begin, read, roadmap } = await setUp(db);
		const { id: threadId, comments } = await begin(people.trustContributor, "Said too soon");
		await act(people.councilLead, { intent: "reply", threadId, text: "Why?" });
		const commentId = comments[0]?.id ?? "";
		for (const other of [people.councilLead, people.coordinator, people.charityObserver]) {
			const outcome = await act(other, { intent: "withdraw", commentId });
			expect(outcome).toMatchObject({ ok: false, code: "not-allowed" });
		}
		await db
			.updateTable("membership")
			.set({ role: "observer" })
			.where("person_id", "=", people.trustContributor.id)
			.execute();
		const author = (await findPerson(db, people.trustContributor.id)) ?? people.stranger;
		expect(author.memberships).toMatchObject([{ roadmapId: roadmap.id, role: "observer" }]);
		expect(await act(author, { intent: "withdraw", commentId })).toMatchObject({ ok: true });
		expect(await act(author, { intent: "withdraw", commentId })).toMatchObject({ ok: true });
		expect((await read())[0]?.comments).toMatchObject([
			{ id: commentId, name: "Trust contributor", text: null },
			{ text: "Why?" },
		]);
		const rows = await db.selectFrom("comment").select("text").where("id", "=", commentId).execute();
		expect(rows).toEqual([{ text: "" }]);
	});

	test("[M8] empty, too long and badly anchored comments are refused, and nothing is written or told", async () => {
		const { people, act, begin, read, narrated } = await setUp(await open());
		const { id: threadId } = await begin(people.councilLead);
		const before = await read();
		const long = "x".repeat(maxCommentLength + 1);
		for (const text of ["", " \n\u0000 ", long]) {
			for (const wish of [
				{ intent: "comment", text, anchor: null },
				{ intent: "reply", threadId, text },
			] as const) {
				const outcome = await act(people.councilLead, wish);
				expect(outcome).toMatchObject({ ok: false, code: "invalid", fields: { text: expect.any(String) } });
			}
		}
		const badly = { intent: "comment", text: "x", anchor: { ...anchor(), start: "??" } } as const;
		expect(await act(people.councilLead, badly)).toMatchObject({ ok: false, code: "invalid" });
		expect(await read()).toEqual(before);
		expect(narrated).toHaveLength(1);
		const just = { intent: "reply", threadId, text: long.slice(1) } as const;
		expect(await act(people.councilLead, just)).toMatchObject({ ok: true });
	});

	test("[M8] neither a thread nor the list of threads grows without end", async () => {
		const db = await open();
		const { people, act, begin } = await setUp(db);
		const { id: threadId } = await begin(people.councilLead);
		await db.updateTable("comment_thread").set({ length: maxThreadLength }).execute();
		const more = { intent: "reply", threadId, text: "And more" } as const;
		expect(await act(people.councilLead, more)).toMatchObject({ ok: false, code: "invalid" });
		const row = await db.selectFrom("comment_thread").selectAll().executeTakeFirstOrThrow();
		const rows = Array.from({ length: maxThreads - 1 }, () => ({ ...row, id: randomUUID() }));
		for (let from = 0; from < rows.length; from += 50) {
			await db
				.insertInto("comment_thread")
				.values(rows.slice(from, from + 50))
				.execute();
		}
		const another = { intent: "comment", text: "One more", anchor: null } as const;
		expect(await act(people.councilLead, another)).toMatchObject({ ok: false, code: "invalid" });
	});

	test("[M4] replies that come at once are all kept, each with a place of its own", async () => {
		const { people, act, begin, read } = await setUp(await open());
		const { id: threadId } = await begin(people.councilLead);
		const texts = Array.from({ length: 8 }, (_, index) => `Reply ${index}`);
		await Promise.all(texts.map((text) => act(people.trustLead, { intent: "reply", threadId, text })));
		const said = (await read())[0]?.comments.map((comment) => comment.text) ?? [];
		expect(said[0]).toBe("Is this so?");
		expect(said.slice(1).sort()).toEqual(texts);
	});
});

describe("the form of a comment", () => {
	test("[M8] is read, and whatever no form of ours sends is not", () => {
		const { start, end, quotation, before } = anchor() ?? {};
		const passage = { start, end, quotation, before };
		const fields = { intent: "comment", text: "x", ...passage } as Record<string, string>;
		expect(readCommentWish(fields)).toEqual({ intent: "comment", text: "x", anchor: passage });
		expect(readCommentWish({ intent: "comment" })).toEqual({ intent: "comment", text: "", anchor: null });
		expect(readCommentWish({ intent: "resolve", thread: "a\u0000b" })).toEqual({
			intent: "resolve",
			threadId: "",
		});
		expect(readCommentWish({ intent: "delete" })).toBeNull();
		expect(readCommentWish({})).toBeNull();
	});
});
