import { formatDay } from "#app/domain/dates.ts";
import type { Milestone } from "#app/domain/read-model.ts";
import { IllustrativeTag } from "../actions/illustrative-tag.tsx";

interface MilestoneListProps {
	milestones: Milestone[];
	illustrative: string[];
	today: string;
}

/** The steps on the way: reached on a day, or due on one. */
export function MilestoneList({ milestones, illustrative, today }: MilestoneListProps) {
	if (milestones.length === 0) return <p className="govuk-body">No milestones yet.</p>;
	return (
		<ol className="app-milestones">
			{milestones.map((milestone, index) => (
				<li
					key={milestone.id}
					className={milestone.completedOn ? "app-milestone app-milestone--reached" : "app-milestone"}
				>
					<p className="app-milestone__title">{milestone.title}</p>
					<p className="app-milestone__date">
						{datesOf(milestone, today)}
						<IllustrativeTag of={illustrative} field={`milestones[${index}]`} />
					</p>
				</li>
			))}
		</ol>
	);
}

function datesOf({ dueOn, completedOn }: Milestone, today: string): string {
	if (completedOn !== null) {
		const due = dueOn === null ? "" : `, was due ${formatDay(dueOn)}`;
		return `Reached on ${formatDay(completedOn)}${due}`;
	}
	if (dueOn === null) return "No date yet";
	return dueOn < today ? `Overdue: was due ${formatDay(dueOn)}` : `Due ${formatDay(dueOn)}`;
}
