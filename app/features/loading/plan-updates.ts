import type { UpdateAdded } from "#app/domain/added-records.ts";
import type { UpdateInFile } from "#app/domain/exported-format.ts";
import { lastDayOf } from "#app/domain/period.ts";
import { canonicalText } from "#app/domain/update-record.ts";
import { idOf, type PlanOptions } from "./plan-contents.ts";
import { renderMarkdown } from "./render-markdown.ts";

interface Ids {
	workstreams: ReadonlyMap<string, string>;
	actions: ReadonlyMap<string, string>;
}

/**
 * Decides what is stored of updates. Without numbers of their own they are numbered by the end of their periods, so that the newest
 * report is the last one published.
 */
export function planUpdates(updates: UpdateInFile[], ids: Ids, options: PlanOptions): UpdateAdded[] {
	const order = (update: UpdateInFile) => (update.period === undefined ? "" : lastDayOf(update.period));
	return updates
		.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0) || order(a).localeCompare(order(b)))
		.map((update, index) => planUpdate(update, index + 1, ids, options));
}

function planUpdate(update: UpdateInFile, number: number, ids: Ids, options: PlanOptions): UpdateAdded {
	const { asOf, newId, organisationIds } = options;
	const { publishedAt, publishedBy } = update;
	return {
		id: newId(),
		number: update.number ?? number,
		actionId: update.action === undefined ? null : idOf(ids.actions, update.action),
		workstreamId: update.workstream === undefined ? null : idOf(ids.workstreams, update.workstream),
		title: update.title,
		period: update.period ?? null,
		...textsOf(update, options),
		status: update.status ?? null,
		authors: update.authors ?? [],
		organisationId: (publishedBy && organisationIds.get(publishedBy.slug)) ?? null,
		publishedAt: publishedAt === undefined ? asOf : new Date(publishedAt).toISOString(),
		source: update.source ?? null,
		illustrative: update.illustrative,
	};
}

/** The texts of an update with their hash: of the record where there is one, else of the HTML made from Markdown. */
function textsOf({ record, body = "" }: UpdateInFile, { hash }: PlanOptions) {
	if (record !== undefined) {
		const canonical = canonicalText(record);
		const { html, text } = record;
		const statusReason = record.status.reason;
		return { html, text, statusReason, markdown: null, record: canonical, contentHash: hash(canonical) };
	}
	const { html, text } = renderMarkdown(body);
	return { html, text, statusReason: null, markdown: body, record: null, contentHash: hash(html) };
}
