import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { MeetingCrumbs } from "./meeting-crumbs.tsx";
import { NamedBoxes } from "./named-boxes.tsx";
import type { readGuests } from "./read-meetings.server.ts";

type GuestsPageProps = Awaited<ReturnType<typeof readGuests>> & { refused: FormAnswer | undefined };

/** Who is invited to a meeting: everybody with a role on the roadmap can be. */
export function GuestsPage({ roadmap, meeting, people, invitedIds, refused }: GuestsPageProps) {
	const when =
		meeting.state === "draft"
			? "They get a letter with an entry for their calendar when the meeting is opened."
			: "Who is new on the list gets a letter with an entry for their calendar at once.";
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} meeting={meeting} page="Invite people" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Invite people</h1>
			<Form method="post">
				<NamedBoxes
					id="guests"
					legend="Who is invited?"
					hint={when}
					items={people.map((person) => ({
						name: `person-${person.id}`,
						label: person.name,
						hint: `${person.role}, ${person.organisation}${person.hasAddress ? "" : "; no e-mail address, so no letter"}`,
						checked: invitedIds.includes(person.id),
					}))}
				/>
				<Button>Save who is invited</Button>
			</Form>
		</>
	);
}
