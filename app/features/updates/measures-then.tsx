import type { MeasureStanding } from "#app/domain/update-record.ts";
import { Details } from "#app/ui/details.tsx";
import { figureWords, targetWords } from "../public/measure-words.ts";

/** The measures beside an action as they stood when an update was published. */
export function MeasuresThen({ measures }: { measures: MeasureStanding[] }) {
	if (measures.length === 0) return null;
	return (
		<Details summary={`The measures at that time (${measures.length})`}>
			<ul className="govuk-list govuk-list--bullet">
				{measures.map((measure) => (
					<li key={measure.slug}>
						{measure.name}: <Latest measure={measure} />
						{measure.target ? (
							<>
								, target {targetWords(measure.target, measure.unit)}
								{measure.target.illustrative ? <MadeUp /> : null}
							</>
						) : null}
					</li>
				))}
			</ul>
		</Details>
	);
}

/** The word that marks a value that was made up for the demonstration. */
export function MadeUp() {
	return (
		<>
			{" "}
			<span className="app-illustrative">illustrative</span>
		</>
	);
}

function Latest({ measure: { latest, unit } }: { measure: MeasureStanding }) {
	if (latest === null) return <>no figure yet</>;
	return (
		<>
			<strong>{figureWords(latest, unit)}</strong>
			{latest.provisional ? " (provisional)" : ""}
			{latest.illustrative ? <MadeUp /> : null}
		</>
	);
}
