import type { Measure } from "#app/domain/read-model.ts";
import { sparklineWords } from "./measure-chart-words.ts";
import { type PlotArea, plotMeasure } from "./measure-plot.ts";

const [width, height] = [120, 36];
const area: PlotArea = { start: 5, end: 95, top: 6, bottom: 30 };
const across = (x: number) => (x * width) / 100;

/** The way of a measure as a small picture, beside its words; nothing where there are fewer than two figures or goals. */
export function Sparkline({ measure }: { measure: Measure }) {
	const plot = plotMeasure(measure, area);
	if (!plot) return null;
	const { baseline, target } = plot;
	const path = [...(baseline ? [baseline] : []), ...plot.points].sort((a, b) => a.x - b.x);
	const last = path.at(-1);
	return (
		<svg width={width} height={height} role="img" fill="none" stroke="currentColor" strokeWidth="2">
			<title>{sparklineWords(measure)}</title>
			{target ? (
				<>
					<line x1="6" x2={across(target.x)} y1={target.y} y2={target.y} strokeDasharray="4 3" />
					<path d={`M${across(target.x)} ${target.y - 5}v10`} />
				</>
			) : null}
			{path.length > 1 ? <polyline points={path.map(({ x, y }) => `${across(x)},${y}`).join(" ")} /> : null}
			{last ? <circle cx={across(last.x)} cy={last.y} r="3.5" fill="currentColor" /> : null}
		</svg>
	);
}
