import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { Person } from "#app/domain/access.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { closeMeeting } from "#app/features/meetings/close-meeting.server.ts";
import { editMinutes } from "#app/features/meetings/edit-minutes.server.ts";
import { recordAsk, recordDecision } from "#app/features/meetings/record-outcomes.server.ts";
import { rootName } from "#app/features/narratives/document-schema.ts";
import type { PaperKind } from "#app/features/papers/paper.ts";
import { PaperBlocks } from "#app/features/papers/paper-blocks.tsx";
import { readPaper } from "#app/features/papers/read-paper.server.ts";
import { readPublicPaper } from "#app/features/papers/read-public-paper.server.ts";
import { writeDocx } from "#app/features/papers/write-docx.server.ts";
import type { Db } from "#db/database.ts";
import { findMinutes } from "#db/queries/minutes.ts";
import { openEditor, type PersonName, until } from "#test/collab/fixture.ts";
import { closingServers, granted, setUpRunning } from "#test/meetings/fixture.ts";
import { describeEachDatabase } from "#test/support/databases.ts";
import { all, openDocx } from "./open-docx.ts";

const closing = closingServers(afterEach);

const minutesText = `## What we heard

The clinic is nearly ready.

- The doors
- The <script>alert("floor")</script>

3. Third
4. Fourth

> As the trust says: nearly.`;

/** A bold word and a link at the end of the public part, as an editor writes them. */
async function writeRich(set: Awaited<ReturnType<typeof setUpRunning>>, db: Db) {
	const document = await findMinutes(db, (await set.meeting()).id, "public");
	if (!document) throw new Error("There are no minutes");
	const editor = openEditor(set.server, document.name, set.people.coordinator.id as PersonName);
	await until(() => editor.provider.synced);
	editor.doc.transact(() => {
		const text = new Y.XmlText();
		const paragraph = new Y.XmlElement("paragraph");
		paragraph.insert(0, [text]);
		editor.doc.getXmlFragment(rootName).push([paragraph]);
		text.insert(0, "bold ", { bold: {} });
		text.insert(5, "our page", { link: { href: "https://clinic.example/?a=1&b=2" }, bold: null });
	});
	const stored = async () => (await set.context.documents.read(document.id)).text;
	await until(async () => (await stored()).includes("our page"));
	editor.destroy();
}

async function setUp(db: Db) {
	const set = closing(await setUpRunning(db));
	const { context, people, where, organisations, items } = set;
	const clinic = { roadmapSlug: "small", actionSlug: "open-clinic" };
	const late = { status: "off-track", reason: "The <b>builder</b> left.", path: "Find another." };
	await granted(changeStatus(context, people.councilLead, { ...clinic, version: 1, ...late }));
	const edit = (part: "public" | "private", text: string) =>
		granted(editMinutes(context, people.coordinator, { ...where, part, baseSeq: 0, text }));
	await edit("public", minutesText);
	await edit("private", "PRIVATE-MINUTES");
	await writeRich(set, db);
	for (const [text, isPublic] of [
		["Open in May.", true],
		["PRIVATE-DECISION", false],
	] as const) {
		set.later(1);
		await granted(
			recordDecision(context, people.councilLead, {
				...where,
				itemId: items[1] ?? "",
				text,
				organisationIds: [organisations.council, organisations.trust],
				public: isPublic,
			}),
		);
	}
	await granted(
		recordAsk(context, people.trustLead, {
			...where,
			itemId: items[1] ?? "",
			text: "PRIVATE-ASK",
			from: organisations.trust,
			to: organisations.council,
			dueOn: "2026-12-24",
		}),
	);
	const params = { roadmap: "small", meeting: where.meetingSlug };
	const read = (kind: PaperKind, person: Person | null = people.charityObserver) => {
		const request = new Request(`http://test/workspace/small/meetings/${where.meetingSlug}/papers/${kind}`);
		const args = { request, params, context: { app: context, person } };
		return readPaper(args as unknown as Parameters<typeof readPaper>[0], kind);
	};
	const docx = async (kind: PaperKind) => openDocx(await writeDocx((await read(kind)).paper));
	const close = () => granted(closeMeeting(context, people.coordinator, { ...where, texts: [] }));
	const open = () => readPublicPaper(context, "small", where.meetingSlug, new URLSearchParams());
	return { ...set, read, docx, close, open };
}

describeEachDatabase("the papers of a meeting", (fresh) => {
	test("[J3] the minutes as a Word document have real headings, lists, tables with header rows, a title and a language", async () => {
		const set = await setUp(await fresh());
		await set.close();
		const word = await set.docx("minutes");
		expect(word.headings).toEqual([
			"1 Minutes: Spring meeting",
			"2 Present",
			"2 Agenda",
			"2 Decisions",
			"2 Asks",
			"2 Minutes: public part",
			"3 What we heard",
			"2 Minutes: private part",
		]);
		expect(word.tables).toHaveLength(3);
		for (const table of word.tables)
			expect(table.map(({ isHeader }) => isHeader)).toEqual([true, ...table.slice(1).map(() => false)]);
		const [agenda, decisions, asks] = word.tables.map((table) => table.slice(1).map(({ cells }) => cells));
		expect(agenda?.map(([number, title, , , part]) => [number, title, part])).toEqual([
			["1", "Welcome", "Public"],
			["2", "The clinic", "Public"],
			["3", "PRIVATE-ITEM", "For partners only"],
		]);
		expect(decisions?.map(([number, text, , part]) => [number, text, part])).toEqual([
			["1", "Open in May.", "Public"],
			["2", "PRIVATE-DECISION", "For partners only"],
		]);
		expect(asks?.[0]).toEqual(["1", "PRIVATE-ASK", "The trust", "The council", "24 December 2026", "Open"]);
		const written = word.entries.slice(-4);
		expect(written.map(({ text }) => text)).toEqual([
			"The doors",
			'The <script>alert("floor")</script>',
			"Third",
			"Fourth",
		]);
		expect(new Set(written.map(({ list }) => list)).size).toBe(2);
		const numbering = word.part("word/numbering.xml");
		const ordered = all(numbering, "w:num").find(
			({ attributes }) => attributes["w:numId"] === written[2]?.list,
		);
		const kind = ordered && all(ordered, "w:abstractNumId")[0]?.attributes["w:val"];
		const signs = all(numbering, "w:abstractNum").find(
			({ attributes }) => attributes["w:abstractNumId"] === kind,
		);
		expect(signs && all(signs, "w:start")[0]?.attributes["w:val"]).toBe("3");
		expect(signs && all(signs, "w:numFmt")[0]?.attributes["w:val"]).toBe("decimal");
		expect(word.links).toEqual(["https://clinic.example/?a=1&amp;b=2"]);
		const bold = all(word.body, "w:r").find((run) => JSON.stringify(run).includes('"bold "'));
		expect(bold && all(bold, "w:b").length).toBe(1);
		expect(all(word.part("word/styles.xml"), "w:lang")[0]?.attributes["w:val"]).toBe("en-GB");
		expect(word.files.get("docProps/core.xml")).toContain("<dc:title>Minutes: Spring meeting</dc:title>");
		const sheets = [...word.files]
			.filter(([name]) => /word\/(header|footer)\d/.test(name))
			.map(([, xml]) => xml);
		expect(sheets.join()).toContain("For partners only");
		expect(sheets.join()).toMatch(/>PAGE<.*>NUMPAGES</s);
	});

	test("[J4] the pack holds the agenda, what changed since the last meeting, what is off track and which asks wait", async () => {
		const set = await setUp(await fresh());
		const word = await set.docx("pack");
		expect(word.headings.slice(0, 3)).toEqual([
			"1 Meeting pack: Spring meeting",
			"2 Agenda",
			expect.stringMatching(/^2 What changed since /),
		]);
		expect(word.headings).toContain("3 Open a clinic");
		expect(word.headings.slice(-2)).toEqual(["2 Actions off track or at risk", "2 Asks that are not done"]);
		expect(word.text).toContain("No ask waits for anybody.");
		expect(word.tables.at(-1)?.[1]?.cells).toEqual([
			"Open a clinic",
			"Off track",
			"The council",
			"31 December 2027",
			"The <b>builder</b> left.",
			"Find another.",
		]);
		expect(word.entries.some(({ text }) => text.toLowerCase().includes("off track"))).toBe(true);
		await set.close();
		expect((await set.docx("pack")).tables.at(-1)?.[1]?.cells.slice(0, 2)).toEqual(["1", "PRIVATE-ASK"]);
	});

	test("[J5] what is private is marked in the papers of partners and is in no paper of the public", async () => {
		const set = await setUp(await fresh());
		expect(await set.open()).toBeNull();
		expect((await set.docx("minutes")).text).toContain("A draft: the meeting is not closed yet.");
		await set.close();
		const own = await set.read("minutes");
		const marked = own.paper.sections.filter(({ forPartners }) => forPartners).map(({ id }) => id);
		expect(marked).toEqual(["people", "agenda", "decisions", "asks", "private-minutes"]);
		expect((await set.docx("minutes")).text).toContain("PRIVATE-MINUTES");
		const found = await set.open();
		if (!found) throw new Error("There are no public minutes");
		const word = openDocx(await writeDocx(found.paper));
		expect([...word.files.values()].join()).not.toContain("PRIVATE");
		expect([...word.files.values()].join()).not.toContain("For partners only");
		expect(word.headings).toEqual([
			"1 Minutes: Spring meeting",
			"2 Agenda",
			"2 Decisions",
			"2 Minutes",
			"3 What we heard",
		]);
		expect(word.text).toContain("Open in May.");
	});

	test("[J6] the papers are there for partners, and for nobody else", async () => {
		const set = await setUp(await fresh());
		const answer = (person: Person | null) =>
			set.read("pack", person).then(
				() => "a paper",
				(thrown) => thrown.init?.status ?? thrown.status,
			);
		expect(await answer(set.people.charityObserver)).toBe("a paper");
		expect(await answer({ ...set.people.trustLead, memberships: [] })).toBe(404);
		expect(await answer(null)).toBe(302);
	});

	test("[J7] on the page and in the file, script in a text is text", async () => {
		const set = await setUp(await fresh());
		const { paper } = await set.read("minutes");
		const html = renderToStaticMarkup(
			paper.sections.map(({ id, blocks }) => <PaperBlocks key={id} blocks={blocks} />),
		);
		expect(html).toContain("&lt;script&gt;");
		expect(html).not.toContain("<script");
		expect(html).toContain('<h3 class="govuk-heading-s">What we heard</h3>');
		expect(html).toContain('<ol class="govuk-list govuk-list--number" start="3">');
		expect(html).toContain("<strong>bold </strong>");
		expect(html).toContain('<th scope="col"');
		const control = { ...paper, title: "A\u0000B\u000b\ud800C<&>" };
		const word = openDocx(await writeDocx(control));
		expect(word.headings[0]).toBe("1 ABC<&>");
	});
});
