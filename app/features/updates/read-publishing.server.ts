import { findActionSubject } from "#db/queries/action-subject.ts";
import { findAgreement } from "#db/queries/agreements.ts";
import { readInstallation } from "#db/queries/installation.ts";
import { findNewestUpdate } from "#db/queries/updates.ts";
import { proposedSignOffDate } from "../../domain/agreement.ts";
import { dayOf } from "../../domain/dates.ts";
import { periodChoices } from "../../domain/period-choices.ts";
import type { LoaderFunctionArgs } from "../../remix.ts";
import { readNarrative } from "../workspace/read-narrative.server.ts";
import { requireAction } from "../workspace/require-action.server.ts";

/** The page from which a text is published as it stands: 403 for who may not. */
export async function readPublishPage(args: LoaderFunctionArgs) {
	const { app, params } = { ...args.context, ...args };
	const narrative = await readNarrative(args, "publish");
	const found = await findActionSubject(app.db, params.roadmap ?? "", params.action ?? "");
	const actionId = found?.action.id ?? "";
	return {
		...narrative,
		isOut: (await findAgreement(app.db, actionId))?.state === "open",
		/** The newest update; 0 for none. */
		shownUpdate: (await findNewestUpdate(app.db, actionId))?.number ?? 0,
		periods: periodChoices(dayOf(app.now().toISOString()), (await readInstallation(app.db)).quarters),
	};
}

export type PublishPageData = Awaited<ReturnType<typeof readPublishPage>>;

/** The page from which a text goes out for agreement: 403 for who may not. */
export async function readSendPage(args: LoaderFunctionArgs) {
	const page = await readPublishPage(args);
	const { action } = await requireAction(args);
	return {
		...page,
		asked: [action.lead, ...action.supporting].flatMap((organisation) => organisation?.name ?? []),
		proposed: proposedSignOffDate(dayOf(args.context.app.now().toISOString())),
	};
}

export type SendPageData = Awaited<ReturnType<typeof readSendPage>>;
