import { formatDay } from "#app/domain/dates.ts";
import { Details } from "#app/ui/details.tsx";
import { IllustrativeTag } from "../actions/illustrative-tag.tsx";
import { StatusTag } from "../actions/status-tag.tsx";
import { ScrollingTable } from "./scrolling-table.tsx";
import type { Lane, TimedAction } from "./timeline-layout.ts";
import { milestoneWords } from "./timeline-words.ts";

const columns = ["Action", "Status", "Starts", "Originally due", "Due", "Milestones"].map((header) => ({
	header,
}));

/** What the timeline shows, as a table for each workstream that has a row in it. */
export function TimelineTables({ lanes }: { lanes: Lane[] }) {
	const filled = lanes.filter(({ rows }) => rows.length > 0);
	if (filled.length === 0) return null;
	return (
		<Details summary="The timeline as a table" className="app-twin">
			{filled.map(({ workstream, rows }) => (
				<ScrollingTable
					key={workstream.id}
					caption={workstream.title}
					columns={columns}
					rows={rows.map(({ action }) => cellsOf(action))}
				/>
			))}
		</Details>
	);
}

function cellsOf(action: TimedAction) {
	const { title, status, startsOn, originalDueOn, dueOn, illustrative } = action;
	const day = (value: string | null, field: string, none = "Not given") =>
		value === null ? (
			none
		) : (
			<>
				{formatDay(value)}
				<IllustrativeTag of={illustrative} field={field} />
			</>
		);
	return [
		<span key="title" dir="auto">
			{title}
		</span>,
		<>
			<StatusTag status={status} />
			<IllustrativeTag of={illustrative} field="status" />
		</>,
		day(startsOn, "startsOn"),
		day(originalDueOn ?? dueOn, originalDueOn === dueOn ? "dueOn" : "originalDueOn"),
		day(dueOn, "dueOn", "No due date yet"),
		<Milestones key="milestones" action={action} />,
	];
}

function Milestones({ action: { milestones, illustrative } }: { action: TimedAction }) {
	if (milestones.length === 0) return <>None</>;
	return (
		<ul className="app-names">
			{milestones.map((milestone, index) => (
				<li key={milestone.id}>
					<span dir="auto">{milestone.title}</span>: {milestoneWords(milestone)}
					<IllustrativeTag of={illustrative} field={`milestones[${index}]`} />
				</li>
			))}
		</ul>
	);
}
