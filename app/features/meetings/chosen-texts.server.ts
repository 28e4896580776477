import type { Db } from "#db/database.ts";
import { lockActions } from "#db/queries/agreements.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { Outcome } from "../../domain/refusal.ts";
import type { RoadmapChanged } from "../../live/messages.ts";
import type { Occasion } from "../updates/claim-action.server.ts";
import { type DirectPublication, publishInTransaction } from "../updates/publish-in-transaction.server.ts";
import { readDraft } from "../updates/read-draft.server.ts";
import { readSending } from "../updates/send-for-agreement.server.ts";
import { type Sending, sendForAgreementInTransaction } from "../updates/send-in-transaction.server.ts";
import type { MeetingCommand } from "./write-meeting.server.ts";

/** What becomes of the narrative of an action when the meeting is closed. */
export interface TextChoice {
	actionSlug: string;
	actionTitle: string;
	wish: "publish" | "send";
	title: string;
	/** `YYYY-MM-DD`, for what goes out for agreement. */
	signOffBy: string;
}

/** The same, read before the transaction. */
export type ChosenText = { actionTitle: string } & (
	| { wish: "publish"; publication: DirectPublication }
	| { wish: "send"; sending: Sending }
);

/** Reads the narratives that were chosen, with every right checked. A refusal says which action it is about. */
export async function readChosenTexts(
	context: AppContext,
	person: Person,
	command: MeetingCommand & { texts: TextChoice[] },
): Promise<Outcome<ChosenText[]>> {
	const read: ChosenText[] = [];
	for (const { actionTitle, wish, ...choice } of command.texts) {
		const draft = { ...choice, roadmapSlug: command.roadmapSlug };
		if (wish === "publish") {
			const publication = await readDraft(context, person, draft, "publish");
			if (!publication.ok) return about(actionTitle, publication);
			read.push({ actionTitle, wish, publication: publication.value });
		} else {
			const sending = await readSending(context, person, draft);
			if (!sending.ok) return about(actionTitle, sending);
			read.push({ actionTitle, wish, sending: sending.value });
		}
	}
	return { ok: true, value: read };
}

function about<T extends { message: string }>(actionTitle: string, refusal: T): T {
	return { ...refusal, message: `“${actionTitle}”: ${refusal.message}`, fields: undefined };
}

/** What is to be told after the commit. */
export interface ReleasedText {
	message: RoadmapChanged;
	/** Set for what went out for agreement: whose leads are asked. */
	agreementId: string | null;
}

/** Publishes the chosen narratives or sends them out, inside the transaction that closes the meeting. */
export async function releaseTexts(
	trx: Db,
	texts: ChosenText[],
	occasion: Occasion,
): Promise<Outcome<ReleasedText[]>> {
	// Before the first of them takes the lock of the roadmap: whoever publishes one of these at the same time takes both in this order.
	await lockActions(
		trx,
		texts.map((text) => (text.wish === "publish" ? text.publication : text.sending).actionId),
	);
	const released: ReleasedText[] = [];
	for (const text of texts) {
		if (text.wish === "publish") {
			const published = await publishInTransaction(trx, text.publication, occasion);
			if (!published.ok) return about(text.actionTitle, published);
			released.push({ message: published.value.message, agreementId: null });
		} else {
			const sent = await sendForAgreementInTransaction(trx, text.sending, occasion);
			if (!sent.ok) return about(text.actionTitle, sent);
			released.push({ message: sent.value.message, agreementId: sent.value.agreementId });
		}
	}
	return { ok: true, value: released };
}
