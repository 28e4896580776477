import type { Problem } from "#app/domain/roadmap-problem.ts";
import type { LoadCounts, LoadOutcome } from "#app/features/loading/load-roadmap.server.ts";

/** How many problems are printed; the rest is counted. */
const mostPrinted = 100;

/** Every problem of a file on a line of its own, after a line that says that nothing was written. */
export function problemReport(file: string, problems: Problem[]): string {
	const more = problems.length - mostPrinted;
	return [
		`${file} was not loaded and nothing was written. ${countOf(problems.length, "problem", "problems")} to mend:`,
		...problems.slice(0, mostPrinted).map(({ place, message }) => `  ${place}: ${message}`),
		...(more > 0 ? [`  and ${countOf(more, "more problem", "more problems")}`] : []),
	].join("\n");
}

/** What was loaded, counted by kind; or that it was there already. */
export function loadReport(
	outcome: Exclude<LoadOutcome, { outcome: "refused" }>,
	published: boolean,
): string {
	const { title, slug } = outcome.roadmap;
	if (outcome.outcome === "unchanged")
		return `${title} (/${slug}) is here already, from this very file: nothing changed.\n`;
	const lines = Object.entries(outcome.counts).map(([kind, count]) => {
		const [one, many] = words[kind as keyof LoadCounts];
		return `  ${countOf(count, one, many)}`;
	});
	const seen = published ? "The public can read it." : "It is a draft: only partners can read it.";
	return `${title} (/${slug}) was loaded. ${seen}\n${lines.join("\n")}\n`;
}

const words: Record<keyof LoadCounts, [one: string, many: string]> = {
	partners: ["organisation", "organisations"],
	workstreams: ["workstream", "workstreams"],
	actions: ["action", "actions"],
	supportingOrganisations: ["supporting organisation on an action", "supporting organisations on actions"],
	milestones: ["milestone", "milestones"],
	measures: ["measure", "measures"],
	measurements: ["measurement", "measurements"],
	meetings: ["meeting", "meetings"],
	agendaItems: ["agenda item", "agenda items"],
	updates: ["update", "updates"],
	changes: ["line of the ledger", "lines of the ledger"],
};

const countOf = (count: number, one: string, many: string) =>
	`${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
