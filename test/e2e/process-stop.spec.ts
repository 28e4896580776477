import { WebSocket } from "ws";
import * as Y from "yjs";
import { rootName } from "#app/features/narratives/document-schema.ts";
import { draft, openRaw, type RawEditor } from "#test/collab/raw-editor.ts";
import { expect, roadmapPath, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

/** Signs a coordinator of the demo in, and finds a text that they may write. */
async function signIn(waymark: Waymark) {
	const [found] = await waymark.query<{ person: string; name: string; id: string }>(
		`select m.person_id as person, d.name, d.id from roadmap r
		join membership m on m.roadmap_id = r.id and m.role = 'coordinator'
		join document d on d.roadmap_id = r.id and d.action_id is not null
		where r.slug = ? order by d.id limit 1`,
		roadmapPath.slice(1),
	);
	if (!found) throw new Error("The demo has no coordinator, or no text");
	const headers = { origin: waymark.origin, "content-type": "application/x-www-form-urlencoded" };
	const body = new URLSearchParams({ person: found.person });
	const answer = await fetch(`${waymark.origin}/sign-in`, {
		method: "POST",
		headers,
		body,
		redirect: "manual",
	});
	const cookie = (answer.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
	return { ...found, headers: { cookie, origin: waymark.origin } };
}

/** Writes paragraphs until its connection is closed. */
async function keepWriting(editor: RawEditor, label: string): Promise<{ code: number; saved: string[] }> {
	await editor.opened;
	const { write } = draft();
	const written: string[] = [];
	const timer = setInterval(() => {
		const words = `${label}-${written.length}.`;
		if (editor.socket.readyState !== editor.socket.OPEN) return;
		written.push(words);
		editor.sendUpdate(write(words));
	}, 15);
	const code = await editor.closed;
	clearInterval(timer);
	return { code, saved: written.slice(0, editor.saved()) };
}

/** Reads a page again and again until the process says that it is not ready any more. */
async function keepReading(origin: string, stopped: () => boolean): Promise<number[]> {
	const statuses: number[] = [];
	while (!stopped()) statuses.push((await fetch(origin + roadmapPath)).status);
	return statuses;
}

test("[Z3] SIGTERM under load: not ready first, then every socket closed with a code, exit 0, nothing acknowledged lost", async () => {
	const waymark = await Waymark.prepare();
	try {
		await waymark.start({ DRAIN_SECONDS: "1" });
		const { name, id, headers } = await signIn(waymark);
		const sockets = { url: `${waymark.origin.replace("http", "ws")}/collab` };
		const writers = ["ada", "bob", "cy"].map((label) =>
			keepWriting(openRaw(sockets, name, "lead", undefined, headers), label),
		);
		const live = `${waymark.origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
		const screen = new WebSocket(live, { headers });
		const screenClosed = new Promise<number>((resolve) => screen.once("close", resolve));
		let isDraining = false;
		const readers = [1, 2, 3].map(() => keepReading(waymark.origin, () => isDraining));
		const count = async () =>
			(await waymark.query<{ seq: number }>("select seq from document where id = ?", id))[0]?.seq ?? 0;
		await expect.poll(count).toBeGreaterThan(100);

		const exit = waymark.kill("SIGTERM");
		await expect.poll(async () => (await fetch(`${waymark.origin}/readyz`)).status).toBe(503);
		isDraining = true;
		const statuses = (await Promise.all(readers)).flat();
		expect(statuses.length).toBeGreaterThan(10);
		expect(new Set(statuses)).toEqual(new Set([200]));
		// What takes longer than ten seconds in all is cut short, with another code.
		expect(await exit).toBe(0);
		expect(await screenClosed).toBe(1012);
		const done = await Promise.all(writers);
		expect(done.map(({ code }) => code)).toEqual([1012, 1012, 1012]);
		const stored = await storedText(waymark, id);
		expect(done.flatMap(({ saved }) => saved).length).toBeGreaterThan(100);
		expect(done.flatMap(({ saved }) => saved).filter((words) => !stored.includes(words))).toEqual([]);
	} finally {
		await waymark.remove();
	}
});

async function storedText(waymark: Waymark, documentId: string): Promise<string> {
	const doc = new Y.Doc();
	const bytes =
		"select state as bytes from document_snapshot where document_id = ? union all " +
		"select bytes from document_update where document_id = ?";
	for (const row of await waymark.query<{ bytes: Uint8Array }>(bytes, documentId, documentId))
		Y.applyUpdate(doc, row.bytes);
	return doc.getXmlFragment(rootName).toString();
}
