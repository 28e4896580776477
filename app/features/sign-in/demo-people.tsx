import { Button } from "../../ui/button.tsx";

export interface Choice {
	id: string;
	name: string;
	roles: { role: string; organisation: string; roadmap: string }[];
}

const mayDo: Record<string, string> = {
	coordinator: "may change every action, and speaks for the secretariat",
	lead: "may change the actions that their organisation leads, and co-write where it is named",
	contributor: "may co-write the narratives of actions on which their organisation is named",
	observer: "may read everything, drafts included, and change nothing",
};

/** The people of the demo: one button for each, named by what they are. */
export function DemoPeople({ people, to }: { people: Choice[]; to: string }) {
	return (
		<>
			<p className="govuk-body-l">
				Choose who you want to be. There are no passwords here, and no real people.
			</p>
			<ul className="govuk-list app-people" id="people">
				{people.map((person) => (
					<li key={person.id} className="app-people__person">
						<form method="post" action="/sign-in">
							<input type="hidden" name="to" value={to} />
							<Button name="person" value={person.id} aria-describedby={`may-${person.id}`}>
								{person.name}
							</Button>
						</form>
						<p className="govuk-body-s" id={`may-${person.id}`}>
							{roleWords(person)}
						</p>
					</li>
				))}
			</ul>
		</>
	);
}

function roleWords({ roles }: Choice): string {
	const role = roles[0];
	if (!role) return "Has no role on any roadmap.";
	const roadmaps = roles.map((r) => r.roadmap).join(" and ");
	return `${role.organisation}: ${mayDo[role.role] ?? ""}. On ${roadmaps}.`;
}
