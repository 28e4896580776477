import { authorsOf } from "#app/domain/citation.ts";
import { formatPeriod } from "#app/domain/period.ts";
import type { Measure } from "#app/domain/read-model.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { ActionSummaryLine } from "../actions/action-summary.tsx";
import { IllustrativeNote, IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { EmbedLink } from "../embeds/embed-link.tsx";
import { MeasureChart } from "../pictures/measure-chart.tsx";
import { countWords } from "./count-words.ts";
import { goalRows } from "./measure-list.tsx";
import type { MeasurePageData } from "./measure-page.server.ts";
import { valueWords } from "./measure-words.ts";
import { PageBody } from "./page-body.tsx";
import { SourceLine } from "./source-line.tsx";
import { wayTo } from "./way-to.ts";

/** One measure in one page: what is counted, every figure with its source, what is to be reached, and what it means. */
export function MeasurePage(page: MeasurePageData) {
	const { roadmap, measure, actions } = page;
	const isMadeUp = [measure, ...actions].some(({ illustrative }) => illustrative.length > 0);
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap, { text: "Measures", href: `/${roadmap.slug}/measures` })}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: measure.name, within: roadmap.title }, today: page.today }}
			hero={<Hero {...page} />}
		>
			<div data-live="illustrative">{isMadeUp ? <IllustrativeNote /> : null}</div>
			<div className="app-columns">
				<div className="app-columns__main">
					<Figures measure={measure} />
				</div>
				<div className="app-columns__side">
					<Goal measure={measure} />
				</div>
			</div>
			<Actions {...page} />
			<EmbedLink href={`/${roadmap.slug}/measures/${measure.slug}`} />
		</PageBody>
	);
}

function Hero({ measure }: MeasurePageData) {
	return (
		<>
			<h1 className="govuk-heading-xl app-hero__title">{measure.name}</h1>
			<p className="govuk-body-l app-hero__lead">{measure.definition}</p>
		</>
	);
}

function Figures({ measure }: { measure: Measure }) {
	return (
		<section aria-labelledby="figures">
			<h2 className="govuk-heading-l" id="figures">
				Figures
			</h2>
			<div data-live="figures">
				{measure.measurements.length === 0 ? (
					<p className="govuk-body">No figure yet. The secretariat of the roadmap adds them.</p>
				) : null}
				<MeasureChart measure={measure} />
				<FigureTable measure={measure} />
				<SourceLine source={measure.source} />
			</div>
		</section>
	);
}

/** Every figure, oldest first, and what the chart shows beside them; what a figure is made of only where somebody gave it. */
function FigureTable({ measure }: { measure: Measure }) {
	const { name, unit, measurements, baseline, target, illustrative } = measure;
	if (measurements.length === 0 && !baseline && !target) return null;
	const row = (words: string, value: string, field: string, parts = "") => [
		<>
			{words}
			<IllustrativeTag of={illustrative} field={field} />
		</>,
		value,
		...(hasParts ? [parts] : []),
	];
	const hasParts = measurements.some(
		({ numerator, denominator }) => numerator !== null || denominator !== null,
	);
	return (
		<Table
			caption={<span className="govuk-visually-hidden">{name}: every figure</span>}
			columns={[
				{ header: "Period" },
				{ header: "Value", numeric: true },
				...(hasParts ? [{ header: "Made of", numeric: true }] : []),
			]}
			firstCellIsHeader
			rows={[
				...(baseline
					? [row(`Baseline, ${formatPeriod(baseline.period)}`, valueWords(baseline.value, unit), "baseline")]
					: []),
				...measurements.map((figure, index) =>
					row(
						formatPeriod(figure.period),
						`${valueWords(figure.value, unit)}${figure.provisional ? " (provisional)" : ""}`,
						`measurements[${index}]`,
						partsWords(figure),
					),
				),
				...(target
					? [row(`Target, by ${formatPeriod(target.period)}`, valueWords(target.value, unit), "target")]
					: []),
			]}
		/>
	);
}

const partsWords = ({ numerator, denominator }: Measure["measurements"][number]) =>
	[numerator, denominator]
		.filter((number) => number !== null)
		.map((number) => number.toLocaleString("en-GB", { maximumFractionDigits: 20 }))
		.join(" of ");

function Goal({ measure }: { measure: Measure }) {
	return (
		<section aria-labelledby="goal">
			<h2 className="govuk-heading-m" id="goal">
				What is to be reached
			</h2>
			<div data-live="goal">
				<SummaryList className="app-promise" rows={goalRows(measure)} />
				{measure.interpretation ? (
					<>
						<h3 className="govuk-heading-s">What it means</h3>
						<p className="govuk-body">{measure.interpretation}</p>
					</>
				) : null}
			</div>
		</section>
	);
}

function Actions({ roadmap, workstream, actions, actionCount, today }: MeasurePageData) {
	const href = `/${roadmap.slug}`;
	if (workstream === null)
		return (
			<p className="govuk-body app-section">
				It measures the whole roadmap: <AsAtLink href={`${href}#actions`}>see all its actions</AsAtLink>.
			</p>
		);
	return (
		<section aria-labelledby="actions" className="app-section">
			<h2 className="govuk-heading-l" id="actions">
				What is done about it
			</h2>
			<div data-live="actions">
				<p className="govuk-body">
					It belongs to{" "}
					<AsAtLink href={`${href}/workstreams/${workstream.slug}`}>{workstream.title}</AsAtLink>, with{" "}
					{countWords(actionCount, "action")}
					{actions.length < actionCount ? `, of which ${actions.length} are shown here` : ""}.
				</p>
				<ul className="app-actions">
					{actions.map((action) => (
						<ActionSummaryLine
							key={action.id}
							action={action}
							href={`${href}/actions/${action.slug}`}
							today={today}
						/>
					))}
				</ul>
			</div>
		</section>
	);
}
