import { InsetText } from "../../ui/inset-text.tsx";

interface FirstStepsProps {
	administrator: boolean;
	hasRoadmaps: boolean;
	hasArchived: boolean;
}

/** What somebody can do who has no roadmap yet, and where an administrator finds what only they can do. */
export function FirstSteps({ administrator, hasRoadmaps, hasArchived }: FirstStepsProps) {
	return (
		<>
			{!hasRoadmaps && !administrator && (
				<InsetText>You have no role on any roadmap yet. Ask the coordinator of yours to add you.</InsetText>
			)}
			{!hasRoadmaps && administrator && (
				<InsetText>
					There is nothing here yet.{" "}
					<a className="govuk-link" href="/workspace/new-roadmap">
						Add your first roadmap
					</a>{" "}
					by hand, from a file or from the demo data, and give this service{" "}
					<a className="govuk-link" href="/workspace/administration/settings">
						its name and colours
					</a>
					.
				</InsetText>
			)}
			{administrator && hasRoadmaps && (
				<ul className="govuk-list">
					<li>
						<a className="govuk-link" href="/workspace/new-roadmap">
							Add a roadmap
						</a>
					</li>
					<li>
						<a className="govuk-link" href="/workspace/administration/settings">
							Settings of the installation
						</a>
					</li>
				</ul>
			)}
			{administrator && (
				<ul className="govuk-list">
					<li>
						<a className="govuk-link" href="/workspace/administration/roadmaps">
							Order of the roadmaps
						</a>
					</li>
					<li>
						<a className="govuk-link" href="/workspace/administration/audit">
							Audit trail
						</a>
					</li>
				</ul>
			)}
			{hasArchived && (
				<p className="govuk-body">
					<a className="govuk-link" href="/workspace/archived-roadmaps">
						Archived roadmaps
					</a>
				</p>
			)}
		</>
	);
}
