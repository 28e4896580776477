import type { ChangeLine } from "#app/domain/describe-change.ts";

/**
 * A line of the ledger without the names of people, for data that the public gets: that it was a person is not hidden. Owners
 * keep theirs where the roadmap shows them.
 */
export function withoutNames(line: ChangeLine, { showsOwners }: { showsOwners: boolean }): ChangeLine {
	return {
		...line,
		personName: line.personName === null ? null : "Someone",
		people: showsOwners ? line.people : {},
	};
}
