import type { ChangeContent } from "#app/domain/change.ts";
import type { Day, Instant } from "#app/domain/dates.ts";
import { type ChangeLine, describeChange } from "#app/domain/describe-change.ts";
import type { OrganisationName } from "#app/domain/read-model.ts";
import type { Status } from "#app/domain/status.ts";
import { withoutNames } from "../../history/without-names.ts";

/** A public line of the ledger as data: nothing in it names a person, except owners where the roadmap shows them. */
export interface OpenChange {
	revision: number;
	at: Instant;
	kind: ChangeContent["kind"];
	sentence: string;
	reason: string | null;
	/** What was changed; its slug only for actions and workstreams that still stand. */
	subject: { type: ChangeLine["subject"]["type"]; slug: string | null; title: string | null };
	organisation: OrganisationName | null;
	onBehalfOf: OrganisationName | null;
	/** For changes of a status. */
	status: { from: Status; to: Status; path: string | null } | null;
	/** For moves of a due date. */
	dueOn: { from: Day | null; to: Day | null } | null;
}

/** Makes the data of a public line of the ledger. */
export function openChangeOf(line: ChangeLine, { showsOwners }: { showsOwners: boolean }): OpenChange {
	const { content, revision, at, reason, subject, subjectSlug, subjectTitle, organisation, onBehalfOf } =
		line;
	return {
		revision,
		at,
		kind: content.kind,
		sentence: describeChange(withoutNames(line, { showsOwners }), { people: false, owners: showsOwners }),
		reason,
		subject: { type: subject.type, slug: subjectSlug, title: subjectTitle },
		organisation,
		onBehalfOf,
		status:
			content.kind === "status-changed"
				? { from: content.from.status, to: content.to.status, path: content.to.path }
				: null,
		dueOn: content.kind === "due-date-changed" ? { from: content.from.dueOn, to: content.to.dueOn } : null,
	};
}
