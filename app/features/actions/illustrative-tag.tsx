import { isIllustrative } from "#app/domain/illustrative.ts";

interface IllustrativeTagProps {
	/** The list of the record that holds the value. */
	of: readonly string[];
	/** The path of the value in it: `dueOn`, `milestones[0].completedOn`. */
	field: string;
}

/** The word that marks a made-up value; nothing beside a real one. */
export function IllustrativeTag({ of, field }: IllustrativeTagProps) {
	if (!isIllustrative(of, field)) return null;
	return (
		<>
			{" "}
			<span className="app-illustrative">illustrative</span>
		</>
	);
}

/** What the mark means: once on every page that has one. */
export function IllustrativeNote() {
	return (
		<p className="app-note">
			Values marked <span className="app-illustrative">illustrative</span> were made up for this
			demonstration: the sources do not give them.
		</p>
	);
}
