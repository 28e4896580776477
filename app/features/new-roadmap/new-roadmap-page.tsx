import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";

/** The three ways to a roadmap: by hand, from a file, or the demo data to try things out. */
export function NewRoadmapPage({ refused }: { refused: { message: string } | undefined }) {
	return (
		<>
			<Breadcrumbs items={[{ text: "Workspace", href: "/workspace" }, { text: "Add a roadmap" }]} />
			{refused && <ErrorSummary errors={[{ text: refused.message }]} />}
			<h1 className="govuk-heading-l">Add a roadmap</h1>
			<section aria-labelledby="by-hand">
				<h2 className="govuk-heading-m" id="by-hand">
					By hand
				</h2>
				<p className="govuk-body">
					Give it a title, an ambition and a period, then add organisations, workstreams and actions.
				</p>
				<ButtonLink href="/workspace/new-roadmap/by-hand">Make a roadmap by hand</ButtonLink>
			</section>
			<section aria-labelledby="from-file">
				<h2 className="govuk-heading-m" id="from-file">
					From a file
				</h2>
				<p className="govuk-body">
					A JSON file in the format of Waymark brings everything at once. Every problem in it is told by its
					place.
				</p>
				<ButtonLink look="secondary" href="/workspace/new-roadmap/from-file">
					Make a roadmap from a file
				</ButtonLink>
			</section>
			<section aria-labelledby="demo-data">
				<h2 className="govuk-heading-m" id="demo-data">
					From the demo data
				</h2>
				<p className="govuk-body">
					The two roadmaps of London that come with Waymark, to try things out. You can archive them later.
				</p>
				<Form method="post">
					<Button look="secondary">Load the demo data</Button>
				</Form>
			</section>
		</>
	);
}
