import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Db } from "../database.ts";
import type { LinkPurpose, OneTimeLinkRow } from "../schema-sign-in.ts";

/** A link to be made. */
export interface NewOneTimeLink {
	/** Given where something else refers to the link; otherwise made here. */
	id?: string;
	purpose: LinkPurpose;
	personId?: string | null;
	email?: string | null;
	data?: Record<string, unknown>;
	/** The mark of the browser that asked (see `AppContext.browser`); only its hash is kept. */
	browser?: string | null;
	/** The browser that asked, in words: "Firefox on Windows". */
	device?: string | null;
	/** Instant. */
	now: Date;
	minutes: number;
}

/** A link as it was made. */
export interface OneTimeLink {
	id: string;
	purpose: LinkPurpose;
	personId: string | null;
	email: string | null;
	data: Record<string, unknown>;
	device: string | null;
	browserHash: string | null;
	createdAt: string;
	expiresAt: string;
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * Makes a link that works once. Returns its token, 32 random bytes as base64url, which is kept nowhere: the table holds
 * only a hash, so that a copy of the database opens nothing.
 */
export async function createOneTimeLink(db: Db, link: NewOneTimeLink): Promise<string> {
	const token = randomBytes(32).toString("base64url");
	await db
		.insertInto("one_time_link")
		.values({
			id: link.id ?? randomUUID(),
			token_hash: hash(token),
			purpose: link.purpose,
			person_id: link.personId ?? null,
			email: link.email ?? null,
			data: JSON.stringify(link.data ?? {}),
			browser_hash: link.browser ? hash(link.browser) : null,
			device: link.device ?? null,
			created_at: link.now.toISOString(),
			expires_at: new Date(link.now.getTime() + link.minutes * 60_000).toISOString(),
			used_at: null,
		})
		.execute();
	return token;
}

/** The link of a token, without using it up; undefined when it is unknown, used, over, or for something else. */
export async function findOneTimeLink(
	db: Db,
	token: string,
	purpose: LinkPurpose,
	now: Date,
): Promise<OneTimeLink | undefined> {
	const row = await db
		.selectFrom("one_time_link")
		.selectAll()
		.where("token_hash", "=", hash(token))
		.where("purpose", "=", purpose)
		.where("used_at", "is", null)
		.where("expires_at", ">", now.toISOString())
		.executeTakeFirst();
	return row && linkOf(row);
}

/**
 * Uses a link up and returns it; undefined when it is unknown, used, over, or for something else. One statement: of two
 * that come at once, one gets it. In a transaction that is rolled back the link stays unused.
 */
export async function useOneTimeLink(
	trx: Db,
	token: string,
	purpose: LinkPurpose,
	now: Date,
): Promise<OneTimeLink | undefined> {
	const at = now.toISOString();
	const row = await trx
		.updateTable("one_time_link")
		.set({ used_at: at })
		.where("token_hash", "=", hash(token))
		.where("purpose", "=", purpose)
		.where("used_at", "is", null)
		.where("expires_at", ">", at)
		.returningAll()
		.executeTakeFirst();
	return row && linkOf(row);
}

/** Whether a browser is the one that asked for a link. */
export const isBrowserOf = (link: OneTimeLink, browser: string | null): boolean =>
	browser !== null && link.browserHash === hash(browser);

/** Takes back a link, used or not. */
export async function deleteOneTimeLink(db: Db, id: string): Promise<void> {
	await db.deleteFrom("one_time_link").where("id", "=", id).execute();
}

/** Removes the links that were over before an instant. */
export async function deleteExpiredLinks(db: Db, now: string): Promise<void> {
	await db.deleteFrom("one_time_link").where("expires_at", "<=", now).execute();
}

function linkOf(row: Selectable<OneTimeLinkRow>): OneTimeLink {
	return {
		id: row.id,
		purpose: row.purpose,
		personId: row.person_id,
		email: row.email,
		data: JSON.parse(row.data),
		device: row.device,
		browserHash: row.browser_hash,
		createdAt: row.created_at,
		expiresAt: row.expires_at,
	};
}
