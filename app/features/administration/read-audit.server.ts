import { listAuditEvents } from "#db/queries/audit.ts";
import type { AppContext } from "../../context.server.ts";
import { isAuditKind } from "../../domain/audit-event.ts";

const perPage = 50;

/** One page of the audit trail for an address: `?kind=signed-in&page=2`. What is no kind or page counts as not given. */
export async function readAudit(app: AppContext, search: URLSearchParams) {
	const asked = search.get("kind") ?? "";
	const kind = isAuditKind(asked) ? asked : null;
	const typed = search.get("page") ?? "";
	const page = /^[1-9]\d{0,6}$/.test(typed) ? Number(typed) : 1;
	const { events, total } = await listAuditEvents(app.db, { kind, page, perPage });
	return { events, total, kind, page, pages: Math.max(1, Math.ceil(total / perPage)) };
}
