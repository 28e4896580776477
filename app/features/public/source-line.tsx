import type { Source } from "#app/domain/read-model.ts";

/** Where a fact was taken from: the heading, and the document that has it. */
export function SourceLine({ source }: { source: Source | null }) {
	if (!source) return null;
	return (
		<p className="app-source">
			Source: “{source.heading.replaceAll(" > ", " › ")}” in document <span>{source.file}</span>
		</p>
	);
}
