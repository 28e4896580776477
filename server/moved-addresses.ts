import type { IncomingMessage, ServerResponse } from "node:http";
import { can, type Person } from "#app/domain/access.ts";
import type { Db } from "#db/database.ts";
import { findMovedAddress } from "#db/queries/moved-addresses.ts";

/** Answers a request for an old address with the present one; false when it was not answered. */
export type LeadOn = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Leads whoever comes with an old address (a roadmap, action, workstream, measure or organisation that has another slug now) to
 * the present one, forms included. What somebody may not see is not told to have moved: they get what everybody gets for an
 * address that leads nowhere.
 */
export function movedAddresses(
	db: Db,
	identify: (request: IncomingMessage) => Promise<{ person: Person } | null>,
): LeadOn {
	return async (request, response) => {
		const [path = "", query] = (request.url ?? "").split("?", 2);
		const moved = await findMovedAddress(db, path);
		if (!moved) return false;
		const asker = moved.isPublic ? null : await identify(request);
		if (!can(asker?.person ?? null, "read", moved.subject)) return false;
		response.writeHead(308, {
			Location: moved.path + (query === undefined ? "" : `?${query}`),
			// Scripts of other sites that read open data follow it, too.
			...(moved.isPublic ? { "Access-Control-Allow-Origin": "*" } : {}),
			// The address may be given to something else one day: nobody keeps this answer.
			"Cache-Control": "no-store",
			"Content-Length": "0",
		});
		response.end();
		return true;
	};
}
