import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { appendComment, insertThread, listThreads, setResolved } from "#db/queries/comments.ts";
import { ensureNarrative } from "#db/queries/documents.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { testContext, testNow } from "#test/support/test-context.ts";
import { type CommentThread, commentNews } from "../../domain/comment.ts";
import { schemaVersion } from "../narratives/document-schema.ts";
import { readActionPage } from "../public/action-page.server.ts";
import { readHomePage } from "../public/home-page.server.ts";
import { readRoadmapPage } from "../public/roadmap-page.server.ts";
import { readWorkstreamPage } from "../public/workstream-page.server.ts";
import { Thread } from "./comment-thread.tsx";
import type { CommentsDesk } from "./comments-desk.ts";
import { orderThreads } from "./order-threads.ts";
import { Passages } from "./passages.ts";

const at = testNow.toISOString();
const anchor = { start: "AAAA", end: "AAAA", quotation: "<i>words</i>", before: "" };

function thread(id: string, change: Partial<CommentThread> = {}): CommentThread {
	const author = { personId: "me", name: "Council lead", organisation: "The council", at };
	return {
		id,
		anchor: null,
		resolved: null,
		comments: [{ id: `${id}-1`, text: "Said", ...author }],
		...change,
	};
}

const desk = (change: Partial<CommentsDesk> = {}): CommentsDesk => ({
	here: "/workspace/small/actions/open-clinic",
	personId: "me",
	mayComment: true,
	send: async () => null,
	typed: new Map(),
	refused: undefined,
	passages: undefined,
	view: new Passages().getView(),
	...change,
});

const html = (shown: CommentThread, change: Partial<CommentsDesk> = {}) =>
	renderToStaticMarkup(<Thread thread={shown} desk={desk(change)} />);

test("[M9] HTML in a comment, a quotation and a name is shown as text", () => {
	const script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
	const [comment] = thread("a").comments;
	if (!comment) throw new Error("There is no comment");
	const shown = html(
		thread("a", { anchor, comments: [{ ...comment, text: script, name: script, organisation: script }] }),
	);
	expect(shown).not.toMatch(/<script|<img|<i>/);
	expect(shown).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
	expect(shown).toContain("&lt;i&gt;words&lt;/i&gt;");
});

test("[M10] without JavaScript a thread has plain forms for its replies, to resolve it and to withdraw what one said", () => {
	const shown = html(thread("a"));
	expect(
		shown.match(/<form method="post" action="\/workspace\/small\/actions\/open-clinic\/comments"/g),
	).toHaveLength(3);
	for (const intent of ["reply", "resolve", "withdraw"]) expect(shown).toContain(`value="${intent}"`);
	const resolved = thread("a", { resolved: { name: "Trust lead", organisation: "The trust", at } });
	expect(html(resolved)).toContain('value="reopen"');
	expect(html(resolved)).toContain("Resolved by Trust lead (The trust) on 20 November 2026 at 12pm");
	expect(html(thread("a"), { mayComment: false, personId: "you" })).not.toContain("<form");
	const refused = { id: "reply-a", text: "Typed", problem: "Enter a comment." };
	expect(html(thread("a"), { refused })).toMatch(
		/<details[^>]* open=""[\s\S]*Enter a comment\.[\s\S]*>Typed</,
	);
	expect(html(thread("b"), { refused })).not.toContain("Typed");
});

test("[M10] a withdrawn comment says so, and nothing else of it is there", () => {
	const comments = thread("a").comments.map((comment) => ({ ...comment, text: null }));
	const shown = html(thread("a", { comments }));
	expect(shown).toContain("This comment was withdrawn by its author.");
	expect(shown).not.toContain('value="withdraw"');
});

test("[M2] a passage that is gone is said to be, once there is a text to look in", () => {
	const view = { ...new Passages().getView(), ready: true };
	const shown = thread("a", { anchor });
	expect(html(shown)).not.toContain("The passage is gone.");
	expect(html(shown, { view })).toContain("The passage is gone.");
	expect(html(shown, { view: { ...view, order: ["a"] } })).toContain("Go to the passage");
});

test("[M11] open threads stand in the order of their passages, then what is gone, then the whole text", () => {
	const threads = [
		thread("all"),
		thread("gone", { anchor }),
		thread("second", { anchor }),
		thread("done", { anchor, resolved: { name: "x", organisation: "y", at } }),
		thread("first", { anchor }),
	];
	const ids = orderThreads(threads, ["first", "second"]).map(({ id }) => id);
	expect(ids).toEqual(["first", "second", "gone", "all"]);
	expect(orderThreads(threads, []).map(({ id }) => id)).toEqual(["gone", "second", "first", "all"]);
});

test("[M12] what others did is said in one sentence; one's own doing is not", () => {
	const resolved = { name: "x", organisation: "y", at };
	expect(commentNews([], [thread("a")], "me")).toBeNull();
	expect(commentNews([], [thread("a")], "you")).toBe("New comment by Council lead");
	expect(commentNews([], [thread("a"), thread("b")], "you")).toBe("2 new comments");
	expect(commentNews([thread("a")], [thread("a", { resolved })], "you")).toBe("A comment was resolved");
	expect(commentNews([thread("a")], [thread("a")], "you")).toBeNull();
});

describeEachDatabase("comments and the public", (open) => {
	test("[M13] nothing of a comment reaches a public page or the ledger", async () => {
		const db = await open();
		const { context } = testContext(db);
		const { people, action, roadmap, organisations } = await addPartnership(db);
		const owner = { id: action.id, roadmapId: roadmap.id };
		const document = await ensureNarrative(db, owner, { schemaVersion, at });
		const marker = "only-for-partners";
		const threadId = await insertThread(db, {
			documentId: document.id,
			anchor: { ...anchor, quotation: marker, before: marker },
			at,
		});
		const by = { personId: people.councilLead.id, organisationId: organisations.council, at };
		await appendComment(db, threadId, { ...by, text: marker });
		await setResolved(db, threadId, by);
		expect(JSON.stringify(await listThreads(db, document.id)).split(marker)).toHaveLength(4);
		const search = new URLSearchParams();
		const pages = [
			await readActionPage(context, "small", "open-clinic", search),
			await readRoadmapPage(context, "small", search),
			await readWorkstreamPage(context, "small", "together", search),
			await readHomePage(context, search),
			await db.selectFrom("change").selectAll().execute(),
		];
		expect(pages).not.toContain(null);
		expect(JSON.stringify(pages)).toContain("Open a clinic");
		expect(JSON.stringify(pages)).not.toContain(marker);
	});
});
