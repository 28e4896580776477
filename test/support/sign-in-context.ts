import { randomUUID } from "node:crypto";
import type { AppContext } from "#app/context.server.ts";
import { type LimitKind, limitKinds } from "#app/domain/limits.ts";
import type { Db } from "#db/database.ts";
import { createLimits, type LimitSize } from "#server/limits/create-limits.ts";
import { createSessions, findAsker } from "#server/sessions.ts";
import { testContext, testNow } from "./test-context.ts";

const secret = "a secret for tests of signing in";

/** A browser of a test: keeps cookies as browsers do, and sends them with its requests. */
export class TestBrowser {
	readonly cookies = new Map<string, string>();
	constructor(
		readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
	) {}

	keep(header: string): void {
		const [name = "", value = ""] = (header.split(";")[0] ?? "").split(/=(.*)/s);
		this.cookies.set(name, value);
	}

	get cookie(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
	}

	request(path = "/sign-in", init: RequestInit = {}): Request {
		const headers = { Cookie: this.cookie, "User-Agent": this.userAgent };
		return new Request(`http://127.0.0.1:3000${path}`, { ...init, headers });
	}
}

/** What use cases around signing in need: real sessions and limits, a clock that can be moved, and every letter. */
export function signInContext(
	db: Db,
	over: { origin?: string; sizes?: Partial<Record<LimitKind, LimitSize>> } = {},
) {
	const clock = { ms: testNow.getTime() };
	const now = () => new Date(clock.ms);
	const ended: string[] = [];
	const reports: string[] = [];
	const running: Promise<void>[] = [];
	const { context, mails } = testContext(db);
	const sessions = createSessions({ db, now, secret, secure: false });
	const roomy = Object.fromEntries(limitKinds.map((kind) => [kind, { points: 1_000, seconds: 900 }]));
	const app: AppContext = {
		...context,
		now,
		sessions,
		limits: createLimits({ ...(roomy as Record<LimitKind, LimitSize>), ...over.sizes }),
		endSession: (key) => void ended.push(key),
		report: (message) => void reports.push(message),
		later: (task) => void running.push(task()),
		origin: () => over.origin ?? "http://127.0.0.1:3000",
	};
	return {
		app,
		clock,
		ended,
		reports,
		/** The letters, once all are written. */
		letters: async () => {
			await Promise.all(running);
			return mails;
		},
		/** Who is signed in in a browser. */
		asker: (browser: TestBrowser) => findAsker({ db, sessions, now }, browser.cookie),
	};
}

/** Adds somebody with an account. */
export async function addPerson(db: Db, name: string, email: string | null): Promise<string> {
	const row = { id: randomUUID(), name, email, administrator: 0 as const, demo: 0 as const };
	await db
		.insertInto("person")
		.values({ ...row, created_at: testNow.toISOString() })
		.execute();
	return row.id;
}
