import type { Measure } from "#app/domain/read-model.ts";
import { valueWords } from "../public/measure-words.ts";
import { chartWords, madeUpIn, tickWords, unitWords } from "./measure-chart-words.ts";
import { chartArea, labelsOf, type MeasurePlot, type PlotPoint, plotMeasure } from "./measure-plot.ts";
import { tickLabelClass } from "./tick-label-class.ts";

const { bottom } = chartArea;
const height = bottom + 32;

/** A measure over time: figures, baseline and target. The table of the page holds the same numbers. */
export function MeasureChart({ measure }: { measure: Measure }) {
	const plot = plotMeasure(measure, chartArea);
	if (!plot)
		return (
			<p className="govuk-body-s">
				A chart is drawn as soon as there are two figures, or a figure and a target.
			</p>
		);
	const unit = unitWords(measure.unit);
	return (
		<figure className="app-chart">
			{unit ? <p className="app-chart__unit">In {unit}</p> : null}
			<svg className="app-chart__plot" width="100%" height={height} role="img">
				<title>{chartWords(measure, plot)}</title>
				<Grid plot={plot} unit={measure.unit} />
				{plot.target ? (
					<line
						className="app-chart__goal"
						x1={`${chartArea.start}%`}
						x2={`${plot.target.x}%`}
						y1={plot.target.y}
						y2={plot.target.y}
					/>
				) : null}
				{plot.lines.map(({ from, to, open }) => (
					<line
						key={to.id}
						className={open ? "app-chart__line app-chart__line--open" : "app-chart__line"}
						{...{ x1: `${from.x}%`, x2: `${to.x}%`, y1: from.y, y2: to.y }}
					/>
				))}
				<Points plot={plot} />
				{labelsOf(plot, chartArea).map(({ point, x, y, anchor }) => (
					<text key={point.id} className="app-chart__value" x={`${x}%`} y={y} textAnchor={anchor}>
						{point.is === "target" ? "Target " : ""}
						{valueWords(point.figure.value, measure.unit)}
					</text>
				))}
			</svg>
			<Legend plot={plot} measure={measure} />
		</figure>
	);
}

function Grid({ plot: { valueTicks, timeTicks }, unit }: { plot: MeasurePlot; unit: string }) {
	return (
		<>
			{valueTicks.map(({ y, value }) => (
				<g key={value}>
					<line className="app-tick" x1="0" x2="100%" y1={y} y2={y} />
					<text x="0" y={y - 5}>
						{tickWords(value, unit)}
					</text>
				</g>
			))}
			{timeTicks.map((tick) => (
				<g key={tick.x} className={tickLabelClass(tick)}>
					<line className="app-tick" x1={`${tick.x}%`} x2={`${tick.x}%`} y1={bottom} y2={bottom + 8} />
					<text x={`${tick.x}%`} y={height - 5}>
						{tick.label}
					</text>
				</g>
			))}
		</>
	);
}

function Points({ plot: { points, baseline, target } }: { plot: MeasurePlot }) {
	const all = [baseline, target, ...points].filter((point) => point !== null);
	return (
		<>
			{all.map((point) => (
				<Place key={point.id} x={`${point.x}%`} y={point.y}>
					<Shape is={point.is} />
				</Place>
			))}
		</>
	);
}

/** A shape in hundredths of the width: only a nested SVG can be placed so. */
const Place = ({ x, y, children }: { x: string; y: number; children: React.ReactNode }) => (
	<svg x={x} y={y} overflow="visible" aria-hidden="true">
		{children}
	</svg>
);

/** Figures are discs, provisional ones rings, the baseline is a square, the target a triangle. */
function Shape({ is }: Pick<PlotPoint, "is">) {
	switch (is) {
		case "figure":
			return <circle className="app-mark" r="6" />;
		case "provisional":
			return <circle className="app-mark app-mark--hollow" r="6" />;
		case "baseline":
			return <rect className="app-mark app-mark--hollow" x="-6" y="-6" width="12" height="12" />;
		case "target":
			return <path className="app-mark" d="M0-9l9 16h-18z" />;
	}
}

const meanings: { is: PlotPoint["is"]; words: string }[] = [
	{ is: "figure", words: "Figure, in the middle of its period" },
	{ is: "provisional", words: "Provisional figure" },
	{ is: "baseline", words: "Baseline" },
	{ is: "target", words: "Target, at the end of its period" },
];

function Legend({ plot, measure }: { plot: MeasurePlot; measure: Measure }) {
	const shown = [...plot.points, plot.baseline, plot.target];
	const madeUp = madeUpIn(measure);
	return (
		<figcaption>
			<ul className="app-legend">
				{meanings
					.filter(({ is }) => shown.some((point) => point?.is === is))
					.map(({ is, words }) => (
						<li key={is} className="app-legend__key">
							<svg width="20" height="20" aria-hidden="true" focusable="false">
								<Place x="50%" y={10}>
									<Shape is={is} />
								</Place>
							</svg>
							<span>{words}</span>
						</li>
					))}
				{plot.beginsAtZero ? null : <li>The scale does not begin at 0.</li>}
				{madeUp.length === 0 ? null : (
					<li>
						<span className="app-illustrative">illustrative</span> {madeUp.join(", ")}
					</li>
				)}
			</ul>
		</figcaption>
	);
}
