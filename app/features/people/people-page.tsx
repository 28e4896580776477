import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { InvitationLines, PeopleLines } from "./people-lines.tsx";
import type { OrganisationPeople, PeopleData } from "./read-people.server.ts";

interface PeoplePageProps extends PeopleData {
	/** Why a button on this page did nothing. */
	refused: string | undefined;
}

/** Who works on a roadmap, by organisation, with the invitations that are open. */
export function PeoplePage({ roadmap, organisations, empty, mayInvite, refused }: PeoplePageProps) {
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const here = `/workspace/${roadmap.slug}`;
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: "Workspace", href: "/workspace" },
					{ text: roadmap.title, href: here },
					{ text: "People" },
				]}
			/>
			{refused && <ErrorSummary errors={[{ text: refused }]} />}
			<h1 className="govuk-heading-l">People</h1>
			<p className="govuk-body">
				Everybody who works on {roadmap.title}. Only they see this page and how to reach each other.
			</p>
			{mayInvite && <ButtonLink href={`${here}/people/invite`}>Invite people</ButtonLink>}
			{organisations.length === 0 && <InsetText>Nobody is here yet.</InsetText>}
			{organisations.map((one) => (
				<Organisation key={one.organisation.id} one={one} here={here} />
			))}
			<Nobody organisations={empty} here={here} />
		</>
	);
}

function Organisation({ one, here }: { one: OrganisationPeople; here: string }) {
	const { organisation, people, invitations } = one;
	const id = `people-${organisation.slug}`;
	return (
		<section aria-labelledby={id} data-organisation={organisation.slug}>
			<h2 className="govuk-heading-m" id={id}>
				<a className="govuk-link" href={`${here}/partners/${organisation.slug}`}>
					{organisation.name}
				</a>
			</h2>
			{people.length > 0 && (
				<PeopleLines people={people} base={`${here}/people`} organisation={organisation} />
			)}
			<InvitationLines invitations={invitations} />
		</section>
	);
}

/** The organisations for which nobody is here, so that the coordinator sees whom to invite. */
function Nobody({ organisations, here }: { organisations: PeopleData["empty"]; here: string }) {
	if (organisations.length === 0) return null;
	return (
		<section aria-labelledby="nobody">
			<h2 className="govuk-heading-m" id="nobody">
				Nobody here yet
			</h2>
			<ul className="govuk-list govuk-list--bullet">
				{organisations.map(({ id, slug, name, mayInvite }) => (
					<li key={id}>
						<a className="govuk-link" href={`${here}/partners/${slug}`}>
							{name}
						</a>
						{mayInvite && (
							<>
								{": "}
								<a className="govuk-link" href={`${here}/people/invite?organisation=${slug}`}>
									invite people
									<span className="govuk-visually-hidden"> of {name}</span>
								</a>
							</>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
