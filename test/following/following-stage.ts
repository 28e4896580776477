import { randomUUID } from "node:crypto";
import type { LimitKind } from "#app/domain/limits.ts";
import { changeStatus } from "#app/features/actions/change-status.server.ts";
import { askToFollow } from "#app/features/following/ask-to-follow.server.ts";
import { confirmFollow } from "#app/features/following/confirm-follow.server.ts";
import { findWanted } from "#app/features/following/find-wanted.server.ts";
import { runDigests } from "#app/features/following/run-digests.server.ts";
import type { MailMessage } from "#app/mail.ts";
import type { Db } from "#db/database.ts";
import { appendChanges } from "#db/queries/ledger.ts";
import type { LimitSize } from "#server/limits/create-limits.ts";
import { addPartnership } from "#test/support/partnership.ts";
import { signInContext } from "#test/support/sign-in-context.ts";

/** Addresses of what can be followed on the stage, as routes read them. */
export const things = {
	roadmap: { roadmap: "small" },
	workstream: { roadmap: "small", workstream: "together" },
	partner: { roadmap: "small", organisation: "council" },
	action: { roadmap: "small", action: "open-clinic" },
};

/** A partnership whose roadmap can be followed, a clock that can be moved, and a post office that can be closed. */
export async function followingStage(db: Db, sizes: Partial<Record<LimitKind, LimitSize>> = {}) {
	const partnership = await addPartnership(db);
	const { app: base, clock, letters, reports } = signInContext(db, { sizes });
	const post = { open: true, tried: [] as (string | undefined)[] };
	const sent: MailMessage[] = [];
	const app = {
		...base,
		mail: async (message: MailMessage) => {
			if (message.id === undefined) return base.mail(message);
			post.tried.push(message.id);
			if (!post.open) throw new Error("451 try again later");
			sent.push(message);
		},
	};
	const ask = async (
		params: Record<string, string>,
		email: string,
		frequency = "immediate",
		from = "here",
	) => {
		const subject = await findWanted(app, params);
		return subject && askToFollow(app, subject, { email, frequency, clientAddress: from });
	};
	const confirmation = async (email: string) => {
		const mine = (await letters()).filter(({ to }) => to === email);
		return /\/follow\/confirm\/([\w-]+)/.exec(mine.at(-1)?.text ?? "")?.[1] ?? "";
	};
	const advance = (minutes: number) => {
		clock.ms += minutes * 60_000;
	};
	return {
		...partnership,
		app,
		clock,
		post,
		/** Letters about changes that the mail server took. */
		sent,
		letters,
		reports,
		ask,
		confirmation,
		advance,
		/** Follows with everything that belongs to it; the key of the page on which it is changed. */
		async follow(params: Record<string, string>, email: string, frequency = "immediate") {
			await ask(params, email, frequency);
			const done = await confirmFollow(app, await confirmation(email));
			if (!done) throw new Error("The wish was not confirmed");
			return done.manageKey;
		},
		/** States another status of the action for its lead. */
		async change(status: "at-risk" | "on-track" | "off-track", reason: string) {
			const { version } = await db
				.selectFrom("action")
				.select("version")
				.where("id", "=", partnership.action.id)
				.executeTakeFirstOrThrow();
			const where = { roadmapSlug: "small", actionSlug: "open-clinic", version };
			const words = { status, reason, path: status === "on-track" ? "" : "We ask the trust." };
			const done = await changeStatus(app, partnership.people.councilLead, { ...where, ...words });
			if (!done.ok) throw new Error(done.message);
		},
		publish: (number: number, title: string) =>
			publishLine(db, partnership, { number, title, at: app.now() }),
		run: (holder = "one", stopped = () => false) => runDigests(app, { holder, stopped }),
		count: async (table: "follower" | "follow" | "mail_queue" | "one_time_link") =>
			(await db.selectFrom(table).selectAll().execute()).length,
	};
}

/** A published update with its line, as rows. Returns its id. */
export async function publishLine(
	db: Db,
	{ roadmap, action, organisations }: Awaited<ReturnType<typeof addPartnership>>,
	{ number, title, at, html = "<p>Text</p>" }: { number: number; title: string; at: Date; html?: string },
): Promise<string> {
	const id = randomUUID();
	const nothing = { period: null, markdown: null, status: null, status_reason: null, record: null };
	await db.transaction().execute(async (trx) => {
		await trx
			.insertInto("published_update")
			.values({
				id,
				roadmap_id: roadmap.id,
				number,
				action_id: action.id,
				workstream_id: null,
				title,
				html,
				text: "Text",
				...nothing,
				authors: "[]",
				content_hash: "0",
				document_id: null,
				document_seq: null,
				published_at: at.toISOString(),
				person_id: null,
				organisation_id: organisations.council,
				source: null,
				illustrative: "[]",
			})
			.execute();
		await appendChanges(trx, roadmap.id, [
			{
				kind: "update-published",
				from: null,
				to: { number, title, contentHash: "0" },
				subject: { type: "update", id },
				public: true,
				reason: null,
				personId: null,
				organisationId: organisations.council,
				onBehalfOfId: null,
				at: at.toISOString(),
			},
		]);
	});
	return id;
}
