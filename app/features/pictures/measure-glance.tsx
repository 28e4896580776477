import type { Measure } from "#app/domain/read-model.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { figureWords } from "../public/measure-words.ts";
import { madeUpIn } from "./measure-chart-words.ts";
import { Sparkline } from "./sparkline.tsx";

interface MeasureGlanceProps {
	measures: Measure[];
	/** Address of the roadmap's page. */
	href: string;
}

/** Measures beside something that they belong to: the newest figure of each that has one, and its way as a small picture. */
export function MeasureGlance({ measures, href }: MeasureGlanceProps) {
	const measured = measures.filter(({ measurements }) => measurements.length > 0);
	const others = measures.length - measured.length;
	return (
		<>
			<ul className="govuk-list">
				{measured.map((measure) => (
					<li key={measure.id}>
						<AsAtLink href={`${href}/measures/${measure.slug}`} dir="auto">
							{measure.name}
						</AsAtLink>
						: {newest(measure)}{" "}
						{madeUpIn(measure).length > 0 ? <span className="app-illustrative">illustrative</span> : null}
						<div>
							<Sparkline measure={measure} />
						</div>
					</li>
				))}
			</ul>
			{others > 0 ? (
				<p className="govuk-body">
					<AsAtLink href={`${href}/measures`}>
						{others.toLocaleString("en-GB")} {measured.length > 0 ? "more " : ""}without a figure yet
					</AsAtLink>
				</p>
			) : null}
		</>
	);
}

function newest({ measurements, unit }: Measure): string | null {
	const last = measurements.at(-1);
	return last ? `${figureWords(last, unit)}${last.provisional ? " (provisional)" : ""}` : null;
}
