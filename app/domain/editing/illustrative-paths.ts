/** Which fields of a record are stated by people once they have edited them. */
export const withoutEdited = (illustrative: string[], edited: readonly string[]): string[] =>
	illustrative.filter((path) => !edited.some((field) => path === field || path.startsWith(`${field}.`)));

/** The paths `<list>[n]` after an entry was put in at a place of the list: those behind it move on by one. */
export const afterInsertion = (illustrative: string[], list: string, at: number): string[] =>
	illustrative.map((path) => moved(path, list, (index) => (index >= at ? index + 1 : index)) ?? path);

/** The paths after an entry was taken from the list: its own go, those behind it move up. */
export const afterRemoval = (illustrative: string[], list: string, at: number): string[] =>
	illustrative.flatMap((path) => {
		const next = moved(path, list, (index) => (index === at ? null : index > at ? index - 1 : index));
		return next === null ? [] : [next ?? path];
	});

/** The path with another index; undefined when it is not about this list, null when its entry is gone. */
function moved(path: string, list: string, to: (index: number) => number | null): string | null | undefined {
	const match = new RegExp(`^${list}\\[(\\d+)\\](.*)$`).exec(path);
	if (!match) return undefined;
	const index = to(Number(match[1]));
	return index === null ? null : `${list}[${index}]${match[2]}`;
}
