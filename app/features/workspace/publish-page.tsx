import { useState } from "react";
import { statusMeanings } from "../../domain/status.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { HeadFields } from "../updates/head-fields.tsx";
import type { PublishPageData } from "../updates/read-publishing.server.ts";
import { ActionCrumbs } from "./action-crumbs.tsx";
import { errorItems } from "./error-items.ts";
import type { FormAnswer } from "./form-answer.ts";

/**
 * Shows the text exactly as it would be published; the form carries the sequence number of what is shown, so that
 * nothing is published unseen.
 */
export function PublishPage({
	action,
	roadmap,
	reading,
	refused,
	isOut,
	shownUpdate,
	periods,
}: PublishPageData & { refused: FormAnswer | undefined }) {
	const here = `/workspace/${roadmap.slug}/actions/${action.slug}`;
	const [shown] = useState(shownUpdate);
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Publish the narrative" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Publish the narrative</h1>
			{isOut ? (
				<InsetText>
					A text of this action is out for agreement. Publish that one, or take it back first.{" "}
					<a className="govuk-link" href={`${here}/agreement`}>
						See who agreed
					</a>
				</InsetText>
			) : reading.html === "" ? (
				<InsetText>
					Nothing has been written yet.{" "}
					<a className="govuk-link" href={here}>
						Write the narrative first
					</a>
				</InsetText>
			) : (
				<>
					<p className="govuk-body">
						{action.internal
							? "This action is internal: partners will read the text below, the public will not."
							: "Everyone will read the text below on the public page, with today’s date, the status"}
						{!action.internal &&
							` “${statusMeanings[action.status].label}” and the organisations that wrote it.`}{" "}
						It cannot be changed afterwards; the next update follows it.
					</p>
					<p className="govuk-body">
						The other organisations named on the action are not asked, and the update says so.{" "}
						<a className="govuk-link" href={`${here}/agreement/send`}>
							Send it out for agreement instead
						</a>
					</p>
					<h2 className="govuk-heading-m">What will be published</h2>
					{/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from a whitelisted schema */}
					<div className="app-preview app-prose" dangerouslySetInnerHTML={{ __html: reading.html }} />
					<Form method="post">
						<input type="hidden" name="seq" value={reading.seq} />
						<input type="hidden" name="shownUpdate" value={shown} />
						<HeadFields periods={periods} refused={refused} />
						<Button>Publish</Button>
					</Form>
				</>
			)}
		</>
	);
}
