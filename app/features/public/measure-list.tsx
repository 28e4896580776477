import { formatDay } from "#app/domain/dates.ts";
import { formatPeriod } from "#app/domain/period.ts";
import type { Measure } from "#app/domain/read-model.ts";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import { IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { Sparkline } from "../pictures/sparkline.tsx";
import { figureWords, targetWords, valueWords } from "./measure-words.ts";
import { SourceLine } from "./source-line.tsx";

interface MeasureListProps {
	measures: Measure[];
	/** Address of the roadmap's page. */
	href: string;
}

/** Indicators with their figures and sources. Figures stand beside the counts of actions, never mixed with them. */
export function MeasureList({ measures, href }: MeasureListProps) {
	return (
		<ul className="app-measures">
			{measures.map((measure) => (
				<li key={measure.id} className="app-measure">
					<h3 className="govuk-heading-s app-measure__name">
						<AsAtLink href={`${href}/measures/${measure.slug}`}>{measure.name}</AsAtLink>
					</h3>
					<p className="govuk-body-s">{measure.definition}</p>
					<Sparkline measure={measure} />
					<SummaryList
						className="app-measure__facts"
						rows={[{ key: "Measured", value: <Figures measure={measure} /> }, ...goalRows(measure)]}
					/>
					{measure.interpretation ? <p className="govuk-body">{measure.interpretation}</p> : null}
					<SourceLine source={measure.source} />
				</li>
			))}
		</ul>
	);
}

/** What is to be reached: where it began, the target, which way is better, and when more will be known. */
export function goalRows(measure: Measure): SummaryRow[] {
	const { unit, baseline, target, nextReleaseOn, illustrative } = measure;
	const tagged = (words: string, field: string) => (
		<>
			{words}
			<IllustrativeTag of={illustrative} field={field} />
		</>
	);
	return [
		...(baseline ? [{ key: "Baseline", value: tagged(figureWords(baseline, unit), "baseline") }] : []),
		{
			key: "Target",
			value: target ? tagged(targetWords(target, unit), "target") : "No target yet",
		},
		{
			key: "Better is",
			value: tagged(measure.direction === "up" ? "higher" : "lower", "direction"),
		},
		...(nextReleaseOn
			? [
					{
						key: "Next figures",
						value: tagged(`expected on ${formatDay(nextReleaseOn)}`, "nextReleaseOn"),
					},
				]
			: []),
	];
}

function Figures({ measure }: { measure: Measure }) {
	const { measurements, unit, illustrative } = measure;
	if (measurements.length === 0) return <>No figure yet</>;
	return (
		<ul className="app-figures">
			{measurements.map((figure, index) => (
				<li key={`${figure.period} ${figure.value}`}>
					{formatPeriod(figure.period)}: <strong>{valueWords(figure.value, unit)}</strong>
					{figure.provisional ? " (provisional)" : ""}
					<IllustrativeTag of={illustrative} field={`measurements[${index}]`} />
				</li>
			))}
		</ul>
	);
}
