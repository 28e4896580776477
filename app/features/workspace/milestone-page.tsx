import { useState } from "react";
import { formatDay } from "../../domain/dates.ts";
import type { Action, Milestone } from "../../domain/read-model.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { DateInput } from "../../ui/date-input.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { ActionCrumbs } from "./action-crumbs.tsx";
import { CountsFor } from "./counts-for.tsx";
import { errorItems } from "./error-items.ts";
import type { FormAnswer } from "./form-answer.ts";

interface MilestonePageProps {
	action: Action;
	milestone: Milestone;
	roadmap: { slug: string; title: string };
	refused: FormAnswer | undefined;
}

/** The form that says on which day a milestone was reached. */
export function MilestonePage({ action, milestone, roadmap, refused }: MilestonePageProps) {
	const [opened] = useState(action.version);
	const [year = "", month = "", day = ""] = (milestone.completedOn ?? "").split("-");
	const values = refused?.values ?? { "reached-day": day, "reached-month": month, "reached-year": year };
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Change a milestone" />
			{refused && (
				<ErrorSummary
					errors={errorItems(refused).map((item) =>
						item.href === "#completedOn" ? { ...item, href: "#reached-day" } : item,
					)}
				/>
			)}
			<h1 className="govuk-heading-l">Change a milestone</h1>
			<p className="govuk-body-l">{milestone.title}</p>
			{milestone.dueOn !== null && <p className="govuk-body">Due {formatDay(milestone.dueOn)}.</p>}
			<CountsFor roadmapSlug={roadmap.slug} organisations={action.lead ? [action.lead] : []} />
			<Form method="post" noValidate>
				<input type="hidden" name="version" value={refused?.version ?? opened} />
				<DateInput
					id="reached"
					namePrefix="reached"
					legend="When was it reached?"
					legendSize="s"
					hint="Leave all three empty if it is not reached yet."
					error={refused?.errors.completedOn}
					defaultValue={{
						day: values["reached-day"],
						month: values["reached-month"],
						year: values["reached-year"],
					}}
				/>
				<Button>Save the milestone</Button>
			</Form>
		</>
	);
}
