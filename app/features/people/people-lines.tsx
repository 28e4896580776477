import type { Role } from "../../domain/access.ts";
import { formatInstant } from "../../domain/dates.ts";
import { roleMeanings } from "../../domain/membership.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";

/** Somebody as the list of people shows them. */
export interface PersonLine {
	personId: string;
	name: string;
	email: string | null;
	role: Role;
	isYou: boolean;
	/** Whether there is a page that changes or ends the role, for who asks. */
	mayChange: boolean;
	/** The newest sign-in, with null for never; null for who may not know. */
	signedIn: { at: string | null } | null;
}

/** An open invitation as the list of people shows it. */
export interface InvitationLine {
	id: string;
	email: string;
	role: Role;
	sentAt: string;
	expiresAt: string;
	/** Whether its link works no longer. */
	over: boolean;
	invitedBy: string;
	mayChange: boolean;
}

interface PeopleLinesProps {
	people: PersonLine[];
	/** Where the pages of these people's roles are; a person's id follows. */
	base: string;
	organisation: { slug: string; name: string };
}

/** People with their roles and how to reach them. */
export function PeopleLines({ people, base, organisation }: PeopleLinesProps) {
	return (
		<ul className="app-members">
			{people.map((person) => (
				<li key={person.personId} className="app-members__item" data-person={person.personId}>
					<p className="app-members__name">
						{person.name}
						{person.isYou && " (you)"}
					</p>
					<p className="app-members__facts">
						<span>{roleMeanings[person.role].label}</span>
						{person.email !== null && (
							<a className="govuk-link" href={`mailto:${encodeURI(person.email)}`}>
								{person.email}
							</a>
						)}
						{person.signedIn && <span>{signedInWords(person.signedIn.at)}</span>}
					</p>
					{person.mayChange && (
						<a className="govuk-link" href={`${base}/${person.personId}/${organisation.slug}`}>
							{person.isYou ? "Change your role or leave" : "Change or remove"}
							<span className="govuk-visually-hidden">
								{" "}
								({person.name}, {organisation.name})
							</span>
						</a>
					)}
				</li>
			))}
		</ul>
	);
}

const signedInWords = (at: string | null) =>
	at === null ? <strong>Has never signed in</strong> : `Last signed in on ${formatInstant(at)}`;

/** Open invitations, each with the buttons that send it again and take it back. */
export function InvitationLines({ invitations }: { invitations: InvitationLine[] }) {
	if (invitations.length === 0) return null;
	return (
		<>
			<h3 className="govuk-heading-s">Open invitations</h3>
			<ul className="app-members">
				{invitations.map((invitation) => (
					<li key={invitation.id} className="app-members__item" data-invitation={invitation.email}>
						<p className="app-members__name">{invitation.email}</p>
						<p className="app-members__facts">
							<span>{roleMeanings[invitation.role].label}</span>
							<span>
								Invited by {invitation.invitedBy} on {formatInstant(invitation.sentAt)}
							</span>
							{invitation.over ? (
								<strong>The link works no longer: send it again</strong>
							) : (
								<span>Can be accepted until {formatInstant(invitation.expiresAt)}</span>
							)}
						</p>
						{invitation.mayChange && <InvitationButtons invitation={invitation} />}
					</li>
				))}
			</ul>
		</>
	);
}

function InvitationButtons({ invitation: { id, email } }: { invitation: InvitationLine }) {
	const whose = <span className="govuk-visually-hidden"> the invitation to {email}</span>;
	return (
		<Form method="post" className="app-members__buttons" preventScrollReset>
			<input type="hidden" name="invitation" value={id} />
			<Button look="secondary" name="intent" value="resend">
				Send again{whose}
			</Button>
			<Button look="secondary" name="intent" value="take-back">
				Take back{whose}
			</Button>
		</Form>
	);
}
