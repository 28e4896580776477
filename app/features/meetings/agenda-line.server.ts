import type { Db } from "#db/database.ts";
import { listAgenda } from "#db/queries/agenda.ts";

/** How many items an agenda holds. */
export const maxItems = 60;

/** The whole agenda, as the ledger keeps it after every change. */
export async function agendaLine(trx: Db, meetingId: string) {
	const items = (await listAgenda(trx, meetingId)).map((item) => ({
		id: item.id,
		title: item.title,
		kind: item.kind,
		actionId: item.action?.id ?? null,
		askId: item.askId,
		presenterId: item.presenter?.id ?? null,
		minutes: item.minutes,
		public: item.public,
	}));
	return { kind: "agenda-changed" as const, from: null, to: { items } };
}
export type AgendaLine = Awaited<ReturnType<typeof agendaLine>>;
