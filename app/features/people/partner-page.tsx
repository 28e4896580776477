import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { ActionLines } from "../workspace/action-lines.tsx";
import { InvitationLines, PeopleLines } from "./people-lines.tsx";
import type { PartnerData } from "./read-partner.server.ts";

/** An organisation as its fellow partners see it: who is there, and what it answers for. */
export function PartnerPage(page: PartnerData) {
	const { roadmap, organisation, description, people, invitations, mayInvite, leads, supports, today } = page;
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const here = `/workspace/${roadmap.slug}`;
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: "Workspace", href: "/workspace" },
					{ text: roadmap.title, href: here },
					{ text: organisation.name },
				]}
			/>
			<h1 className="govuk-heading-l">{organisation.name}</h1>
			{description !== "" && <p className="govuk-body-l">{description}</p>}
			<section aria-labelledby="people">
				<h2 className="govuk-heading-m" id="people">
					People
				</h2>
				{people.length > 0 ? (
					<PeopleLines people={people} base={`${here}/people`} organisation={organisation} />
				) : (
					<InsetText>Nobody of {organisation.name} is here yet.</InsetText>
				)}
				<InvitationLines invitations={invitations.map((one) => ({ ...one, mayChange: false }))} />
				<p className="govuk-body">
					{mayInvite && (
						<a className="govuk-link" href={`${here}/people/invite?organisation=${organisation.slug}`}>
							Invite people of {organisation.name}
						</a>
					)}
				</p>
			</section>
			<Duties
				id="leads"
				heading="What it leads"
				list={leads}
				organisation={organisation}
				slug={roadmap.slug}
				today={today}
			/>
			<Duties
				id="supports"
				heading="What it supports"
				list={supports}
				organisation={organisation}
				slug={roadmap.slug}
				today={today}
			/>
		</>
	);
}

interface DutiesProps {
	id: string;
	heading: string;
	list: PartnerData["leads"];
	organisation: { slug: string };
	slug: string;
	today: string;
}

function Duties({ id, heading, list: { actions, total }, organisation, slug, today }: DutiesProps) {
	return (
		<section aria-labelledby={id}>
			<h2 className="govuk-heading-m" id={id}>
				{heading}
			</h2>
			{actions.length > 0 ? (
				<>
					<ActionLines actions={actions} roadmapSlug={slug} today={today} />
					{actions.length < total && (
						<p className="govuk-body">
							{actions.length} of {total.toLocaleString("en-GB")} are shown.{" "}
							<a className="govuk-link" href={`/workspace/${slug}?organisation=${organisation.slug}`}>
								See all of them by workstream
							</a>
						</p>
					)}
				</>
			) : (
				<p className="govuk-body">No action.</p>
			)}
		</section>
	);
}
