import type { InMeeting } from "../../live/messages.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import type { RunData } from "./read-run.server.ts";

interface RunPeopleProps {
	page: RunData;
	/** Who has the meeting open right now. */
	here: InMeeting["people"];
}

/** Who chairs, who is here right now, who was here; and how to take the chair. */
export function RunPeople({ page, here }: RunPeopleProps) {
	const { meeting, rights, personId, people } = page;
	const chairIsHere = here.some(({ id }) => id === meeting.chair?.id);
	const isChair = meeting.chair?.id === personId;
	const away = people.filter(({ id }) => !here.some((person) => person.id === id));
	return (
		<section aria-labelledby="run-people" className="app-panel">
			<h2 className="govuk-heading-s" id="run-people">
				People
			</h2>
			<p className="govuk-body-s" data-chair>
				{isChair ? "You chair the meeting." : `Chair: ${meeting.chair?.name ?? "nobody"}.`}
				{!isChair && here.length > 0 && !chairIsHere && " They are not here right now."}
			</p>
			<p className="govuk-body-s" data-here>
				{here.length === 0
					? `In the meeting: ${namesOf(people)}.`
					: `Here now (${here.length}): ${namesOf(here)}.`}
			</p>
			{here.length > 0 && away.length > 0 && <p className="govuk-body-s">Was here: {namesOf(away)}.</p>}
			{rights.takeChair && !isChair && meeting.state === "in-progress" && (
				<Form method="post" preventScrollReset>
					<input type="hidden" name="from" value={meeting.chair?.id ?? ""} />
					<Button name="intent" value="chair" look="secondary">
						Take the chair
					</Button>
				</Form>
			)}
		</section>
	);
}

const namesOf = (people: { name: string; organisation: string }[]) =>
	people.map(({ name, organisation }) => `${name} (${organisation})`).join(", ");
