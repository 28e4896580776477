import { request as http, type IncomingHttpHeaders } from "node:http";
import type { MeetingSubject } from "#app/domain/access.ts";
import { openDatabase } from "#db/database.ts";
import { migrate } from "#db/migrate.ts";
import { findMeetingById } from "#db/queries/meetings.ts";
import { createSessions } from "#server/sessions.ts";
import { listRoutes } from "../access/route-list.ts";
import { type Form, routeRules } from "../access/rules.ts";
import { type RoleName, roleNames, type Stage, secrets, setAccessStage } from "../access/stage.ts";
import { type Cell, fill, judge, type Verdict } from "../access/walk.ts";
import { walkSockets } from "../access/walk-sockets.ts";
import { expect, test } from "./support/test.ts";
import { Waymark } from "./support/waymark.ts";

const secret = "a secret of more than thirty-two characters";

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** The walk asks more in a minute than people do. */
const withoutLimits = Object.fromEntries(
	["SIGN_IN_PER_NETWORK", "FORMS_PER_NETWORK", "FORMS_PER_PERSON", "PAGES_PER_NETWORK", "PAGES_PER_PERSON"]
		.concat(["API_PER_CALLER", "HANDSHAKES_PER_NETWORK", "HANDSHAKES_PER_PERSON"])
		.map((name) => [`LIMIT_${name}`, "1000000"]),
);

interface Walk {
	waymark: Waymark;
	stage: Stage;
	cookieOf(role: RoleName): Promise<string>;
	close(): Promise<void>;
}

async function begin(published: boolean): Promise<Walk> {
	const waymark = await Waymark.prepare();
	waymark.planted = "everything";
	const db = openDatabase(waymark.databaseUrl);
	await migrate(db);
	const stage = await setAccessStage(db, published);
	await waymark.start({ DEMO: "0", SESSION_SECRET: secret, ...withoutLimits });
	const sessions = createSessions({ db, now: () => new Date(), secret, secure: false });
	return {
		waymark,
		stage,
		async cookieOf(role) {
			const person = stage.people[role];
			if (!person) return "";
			const session = await sessions.getSession();
			session.set("personId", person.id);
			return (await sessions.commitSession(session)).split(";")[0] ?? "";
		},
		async close() {
			await db.destroy();
			await waymark.remove();
		},
	};
}

function send(origin: string, path: string, cookie: string, form?: { type: string; body: string }) {
	return new Promise<Answer>((answered, failed) => {
		const headers = { cookie, ...(form ? { origin, "content-type": form.type } : {}) };
		const sent = http(origin + path, {
			method: form ? "POST" : "GET",
			headers: form ? { ...headers, "content-length": Buffer.byteLength(form.body) } : headers,
		});
		sent.on("error", failed);
		sent.on("response", (response) => {
			const parts: Buffer[] = [];
			response.on("data", (part: Buffer) => parts.push(part));
			response.on("error", failed);
			response.on("end", () =>
				answered({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts).toString(),
				}),
			);
		});
		sent.end(form?.body);
	});
}

/** Every cell of the table: each address and form, for each role. */
function cellsOf(stage: Stage): { gets: Cell[]; posts: Cell[] } {
	const gets: Cell[] = [];
	const posts: Cell[] = [];
	for (const { id, path } of listRoutes()) {
		const rule = routeRules[id];
		if (!rule) throw new Error(`No rule for ${id}`);
		const base = { ...stage.params, ...rule.params?.(stage) };
		// The archived things of people are no addresses: there, the slug that is sent says what is meant.
		const cell = (ask: Cell["ask"], params: Record<string, string>, form?: Form) =>
			roleNames.map((role): Cell => {
				const name = path.includes(":roadmap") ? "roadmap" : "*";
				const there = params[name] ?? "";
				const isInternal = params.action === "quiet" && id === "routes/public/action";
				const differs: [string, string] = isInternal ? ["quiet", "queit"] : [there, "smell"];
				const nowhere = isInternal ? { ...params, action: "queit" } : { ...params, [name]: "smell" };
				const twin = path.includes(":roadmap") ? fill(path, nowhere) + (rule.query ?? "") : "";
				return {
					role,
					routeId: id,
					ask,
					path: fill(path, params) + (rule.query ?? ""),
					twin,
					differs,
					rule,
					...(form ? { form } : {}),
				};
			});
		gets.push(...cell(rule.get, base));
		for (const { ask, params } of rule.alsoGet ?? []) gets.push(...cell(ask, { ...base, ...params(stage) }));
		for (const form of rule.post ?? [])
			posts.push(...cell(form.ask, { ...base, ...form.params?.(stage) }, form));
	}
	gets.sort((a, b) => Number(a.rule.attends ?? false) - Number(b.rule.attends ?? false));
	const isLast = (cell: Cell) => cell.routeId.endsWith("meetings/close");
	posts.sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
	return { gets, posts };
}

function bodyOf(form: Form, stage: Stage): { type: string; body: string } {
	if (form.json !== undefined) return { type: "application/json", body: JSON.stringify(form.json) };
	const fields = typeof form.fields === "function" ? form.fields(stage) : (form.fields ?? {});
	return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(fields).toString() };
}

/** What an answer says, in the words of the table. */
function heard({ status, headers }: Answer): Verdict {
	if (status === 404) return "not found";
	if (status === 403) return "refused";
	if ((headers.location ?? "").startsWith("/sign-in?to=")) return "sign in";
	return status < 500 && status !== 401 && status !== 429 ? "let in" : status;
}

const without = (body: string, differs: [string, string]) =>
	body.replaceAll(/nonce="[^"]*"/g, "").replaceAll(differs[1], differs[0]);

/** Sends one request and says what is wrong with the answer; null when all is well. */
async function walkCell(walk: Walk, cell: Cell, cookie: string, done: Set<Form>): Promise<string | null> {
	const { stage, waymark } = walk;
	const form = cell.form && bodyOf(cell.form, stage);
	let wanted: Verdict = judge(stage, cell.role, cell.ask);
	if (wanted === "sign in" && cell.form?.signedOut !== undefined) wanted = cell.form.signedOut;
	const answer = await send(waymark.origin, cell.path, cookie, form);
	const got = typeof wanted === "number" ? answer.status : heard(answer);
	const where = `${form ? `POST ${form.body}` : "GET"} ${cell.path} as ${cell.role}`;
	if (cell.form?.once && wanted === "let in") {
		if (done.has(cell.form) && got === "not found") return null;
		done.add(cell.form);
	}
	if (got !== wanted) return `${where}: ${got} (${answer.status}) instead of ${wanted}`;
	const isPartner = stage.people[cell.role]?.memberships.some((m) => m.roadmapId === stage.roadmap.id);
	if (!isPartner && !cell.routeId.startsWith("routes/account")) {
		const told = secrets.filter((word) => answer.body.includes(word));
		if (told.length > 0) return `${where}: tells ${told}`;
	}
	if (got === "not found" && cell.twin !== "") {
		const twin = await send(waymark.origin, cell.twin, cookie, form);
		const alike =
			twin.status === answer.status &&
			without(twin.body, cell.differs) === without(answer.body, cell.differs);
		if (!alike) return `${where}: not as ${cell.twin}, which does not exist`;
	}
	return null;
}

/** What the clock writes without being asked, be the walk slow: leases, letters, texts at rest with their versions and snapshots, and what searches find. */
const byItself = /session|sqlite_|kysely|job_lease|person_digest|^search_|^document$|^document_snapshot$/;
const versions = "select * from document_version where kind <> 'automatic'";

/** Everything that is stored, but sessions and their last use, and what is written by itself. */
async function stored(waymark: Waymark): Promise<Record<string, string>> {
	const rows: Record<string, string> = {};
	for (const name of await waymark.tables())
		if (!byItself.test(name))
			rows[name] = JSON.stringify(
				await waymark.query(name === "document_version" ? versions : `select * from "${name}"`),
			);
	return rows;
}

/** The ledger and what is written in a meeting: the page that comes with a refusal makes people attend, and nothing else. */
const written = async (waymark: Waymark) =>
	JSON.stringify(
		await Promise.all(
			["change", "decision", "ask", "document_update"].map((table) =>
				waymark.query(`select * from "${table}"`),
			),
		),
	);

/** People are in the meeting as soon as they open it: the table is asked with who is in it now. */
async function lookAgain({ stage }: Walk): Promise<void> {
	const found = await findMeetingById(stage.db, stage.meeting.id);
	if (found) Object.assign(stage.subjects.meeting, found.subject satisfies MeetingSubject);
}

for (const published of [true, false]) {
	test(`[S4] the permission table, on every route and form for every role: a ${published ? "published" : "draft"} roadmap`, async () => {
		test.setTimeout(600_000);
		const walk = await begin(published);
		try {
			await lookAgain(walk);
			const { gets, posts } = cellsOf(walk.stage);
			const cookies = new Map<RoleName, string>();
			for (const role of roleNames) cookies.set(role, await walk.cookieOf(role));
			const wrong: string[] = [];
			const done = new Set<Form>();
			const go = async (cell: Cell) => {
				const cookie = cell.form?.endsSession ? await walk.cookieOf(cell.role) : cookies.get(cell.role);
				const problem = await walkCell(walk, cell, cookie ?? "", done);
				if (problem) wrong.push(problem);
			};
			const isRefused = ({ role, ask }: Cell) =>
				["refused", "not found", "sign in"].includes(String(judge(walk.stage, role, ask)));
			const refused = posts.filter((cell) => !cell.rule.attends && isRefused(cell));
			const before = await stored(walk.waymark);
			for (const cell of refused) await go(cell);
			const after = await stored(walk.waymark);
			// What a refused form wrote.
			expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual([]);
			for (const cell of gets) {
				if (cell.rule.attends) await lookAgain(walk);
				await go(cell);
			}
			for (const cell of posts) {
				if (refused.includes(cell)) continue;
				await lookAgain(walk);
				const beforeThis = isRefused(cell) ? await written(walk.waymark) : "";
				await go(cell);
				if (beforeThis !== "" && (await written(walk.waymark)) !== beforeThis)
					wrong.push(`${cell.path} wrote`);
			}
			expect(wrong).toEqual([]);
		} finally {
			await walk.close();
		}
	});

	test(`[S4] the permission table over both sockets: a ${published ? "published" : "draft"} roadmap`, async () => {
		const walk = await begin(published);
		try {
			await lookAgain(walk);
			const wrong: string[] = [];
			const where = { stage: walk.stage, origin: walk.waymark.origin };
			for (const role of roleNames)
				wrong.push(...(await walkSockets(where, role, await walk.cookieOf(role))));
			expect(wrong).toEqual([]);
		} finally {
			await walk.close();
		}
	});
}
