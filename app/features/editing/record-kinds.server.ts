import { notFound } from "../../domain/refusal.ts";
import { data } from "../../remix.ts";
import { actionKind } from "./action-kind.server.ts";
import { measureKind } from "./measure-kind.server.ts";
import { organisationKind } from "./organisation-kind.server.ts";
import type { EditableRecord, RecordKind } from "./record-kind.server.ts";
import { workstreamKind } from "./workstream-kind.server.ts";

/** The kinds of records by the word that stands for them in addresses. */
export const recordKinds: Record<string, RecordKind<EditableRecord>> = {
	organisations: organisationKind,
	workstreams: workstreamKind,
	actions: actionKind,
	measures: measureKind,
};

/** The kind that an address names. 404 for any other word. */
export function requireKind(nouns: string | undefined): { nouns: string; kind: RecordKind<EditableRecord> } {
	const kind = nouns !== undefined && Object.hasOwn(recordKinds, nouns) ? recordKinds[nouns] : undefined;
	if (nouns === undefined || !kind) throw data(notFound.message, { status: 404 });
	return { nouns, kind };
}
