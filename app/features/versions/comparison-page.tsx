import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { CompareForm } from "./compare-form.tsx";
import { Comparison } from "./comparison.tsx";
import { comparisonSummary } from "./comparison-summary.ts";
import type { ComparisonData } from "./read-comparison.server.ts";

/** Two texts beside the choice of others: what was added, removed and changed between them, and by whom. */
export function ComparisonPage(props: ComparisonData) {
	const { action, roadmap, here, versions, from, to, blocks, writers } = props;
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Compare versions" />
			<h1 className="govuk-heading-l">Compare versions</h1>
			<CompareForm
				key={`${from.value} ${to.value}`}
				here={here}
				versions={versions}
				from={from.value}
				to={to.value}
			/>
			<h2 className="govuk-heading-m">
				From {from.title} to {to.title}
			</h2>
			<p className="govuk-body">{comparisonSummary(blocks)}</p>
			<Comparison blocks={blocks} writers={writers} />
			<p className="govuk-body">
				<a className="govuk-link" href={`${here}/versions`}>
					Back to the history of this text
				</a>
			</p>
		</>
	);
}
