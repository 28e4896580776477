import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { Comparison } from "./comparison.tsx";
import { comparisonSummary } from "./comparison-summary.ts";
import type { RestoreData } from "./read-restore.server.ts";
import { versionOrigin, versionTitle } from "./version-line.ts";

/** Shows what bringing a version back would change, and asks. The form carries which text was shown. */
export function RestorePage(props: RestoreData & { refused: FormAnswer | undefined }) {
	const { action, roadmap, here, version, seq, blocks, writers, refused } = props;
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page={`Bring version ${version.number} back`} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Bring version {version.number} back</h1>
			<p className="govuk-body">
				{versionTitle(version)}: {versionOrigin(version)}.
			</p>
			<p className="govuk-body">
				The text as it is now is kept as a version first, so that you can bring that back, too. Nothing is
				deleted from the history, and what others write in the meantime stays.
			</p>
			<Form method="post">
				<input type="hidden" name="seq" value={seq} />
				<Button>Bring this version back</Button>
			</Form>
			<p className="govuk-body">
				<a className="govuk-link" href={`${here}/versions`}>
					Leave the text as it is
				</a>
			</p>
			<h2 className="govuk-heading-m">What will change in the text as it is now</h2>
			<p className="govuk-body">{comparisonSummary(blocks)}</p>
			<Comparison blocks={blocks} writers={writers} />
		</>
	);
}
