import { statusMeanings } from "#app/domain/status.ts";
import type { CountedTime } from "#app/domain/status-history.ts";
import { Details } from "#app/ui/details.tsx";
import { countWords } from "../public/count-words.ts";
import { ScrollingTable } from "./scrolling-table.tsx";
import { type BarPart, layoutBars, presentIn, totalOf } from "./status-bars-layout.ts";
import { Hatches, partClass, StatusFill, StatusSwatch } from "./status-look.tsx";

const barHeight = 36;
/** The narrowest part, in hundredths of the bar, that still has room for its number on a phone. */
const roomForNumber = 7;

/** How many actions had which status at the end of each time: a bar for each, oldest first, and the same as a table. */
export function StatusBars({ times }: { times: CountedTime[] }) {
	const bars = layoutBars(times);
	const present = presentIn(times);
	return (
		<>
			<svg className="app-timeline__marks" width="0" height="0" aria-hidden="true" focusable="false">
				<Hatches />
			</svg>
			<ul className="app-legend">
				{present.map((status) => (
					<li key={status} className="app-legend__key">
						<StatusSwatch status={status} />
						<span>{statusMeanings[status].label}</span>
					</li>
				))}
			</ul>
			<ol className="app-status-bars">
				{times.map((time, index) => (
					<li key={time.day} className="app-status-bars__time" data-live={`time-${time.day}`}>
						<p className="app-status-bars__name">{time.name}</p>
						{time.counts === null ? (
							<p className="app-status-bars__none">{notPublic}</p>
						) : (
							<Bar title={`${time.name}: ${countsWords(time.counts)}`} parts={bars[index] ?? []} />
						)}
					</li>
				))}
			</ol>
			<Details summary="The counts as a table" className="app-twin">
				<ScrollingTable
					caption="Actions by status at the end of each time"
					columns={[
						{ header: "End of" },
						...present.map((status) => ({ header: statusMeanings[status].label, numeric: true })),
						{ header: "All", numeric: true },
					]}
					rows={times.map(({ name, counts }) => [
						name,
						...present.map((status) => (counts ? counts[status].toLocaleString("en-GB") : "–")),
						counts ? totalOf(counts).toLocaleString("en-GB") : notPublic,
					])}
				/>
			</Details>
		</>
	);
}

const notPublic = "Not public then";

function Bar({ title, parts }: { title: string; parts: BarPart[] }) {
	return (
		<svg className="app-status-bars__bar" width="100%" height={barHeight} role="img">
			<title>{title}</title>
			{parts.map(({ status, count, x, width }) => (
				<g key={status} className={partClass(status)}>
					<StatusFill status={status} x={`${x}%`} width={`${width}%`} height={String(barHeight)} />
					{width >= roomForNumber ? (
						<text x={`${(x + width / 2).toFixed(2)}%`} y="24">
							{count}
						</text>
					) : null}
				</g>
			))}
		</svg>
	);
}

/** "9 on track, 2 at risk; 11 actions in all", or that there were none. */
function countsWords(counts: NonNullable<CountedTime["counts"]>): string {
	const total = totalOf(counts);
	if (total === 0) return "no actions";
	const parts = presentIn([{ name: "", day: "", counts }]).map(
		(status) => `${counts[status].toLocaleString("en-GB")} ${statusMeanings[status].label.toLowerCase()}`,
	);
	return `${parts.join(", ")}; ${countWords(total, "action")} in all`;
}
