import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Tag } from "../../ui/tag.tsx";
import { MoveButtons } from "../editing/move-buttons.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { ListedRoadmap } from "./move-roadmap.server.ts";

interface RoadmapOrderPageProps {
	roadmaps: ListedRoadmap[];
	refused: FormAnswer | undefined;
}

/** The roadmaps of this installation in their order, each to move by buttons: for administrators. */
export function RoadmapOrderPage({ roadmaps, refused }: RoadmapOrderPageProps) {
	return (
		<>
			<Breadcrumbs items={[{ text: "Workspace", href: "/workspace" }, { text: "Order of the roadmaps" }]} />
			{refused && <ErrorSummary errors={[{ text: refused.message }]} />}
			<h1 className="govuk-heading-l">Order of the roadmaps</h1>
			<p className="govuk-body">
				The first page for the public and the workspace of every partner list roadmaps in this order. A new
				one comes last.
			</p>
			{roadmaps.length === 0 ? (
				<p className="govuk-body">There is no roadmap here that you can see.</p>
			) : (
				<ol className="app-edit-list">
					{roadmaps.map((roadmap, index) => (
						<li key={roadmap.id} className="app-edit-list__item">
							<span className="app-edit-list__title">
								<a className="govuk-link" href={roadmap.href}>
									{roadmap.title}
								</a>{" "}
								{!roadmap.published && <Tag colour="grey">Not published</Tag>}
							</span>
							{roadmaps.length > 1 && (
								<MoveButtons item={roadmap} isFirst={index === 0} isLast={index === roadmaps.length - 1} />
							)}
						</li>
					))}
				</ol>
			)}
		</>
	);
}
