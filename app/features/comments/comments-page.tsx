import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import type { RefusedComment } from "./comments-desk.ts";
import { CommentsPanel } from "./comments-panel.tsx";
import type { CommentsData } from "./read-comments.server.ts";
import { useMissedComments } from "./use-missed-comments.ts";

interface CommentsPageProps {
	page: CommentsData;
	refused: RefusedComment | undefined;
}

/** The comments on a narrative as a page of their own: where a plain form comes back to when it was refused. */
export function CommentsPage({ page, refused }: CommentsPageProps) {
	const { roadmap, action, personId, mayComment, threads } = page;
	const here = `/workspace/${roadmap.slug}/actions/${action.slug}`;
	const hasMissed = useMissedComments(here, threads);
	useLiveRoadmap(roadmap.id, roadmap.revision, { actionId: action.id, withText: false, hasMissed });
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Comments" />
			{refused?.problem && (
				<ErrorSummary
					errors={[{ text: refused.problem, href: refused.id === "" ? undefined : `#${refused.id}` }]}
				/>
			)}
			<h1 className="govuk-heading-l">Comments on the narrative</h1>
			<h2 className="govuk-heading-m">{action.title}</h2>
			<CommentsPanel
				threads={threads}
				here={here}
				personId={personId}
				mayComment={mayComment}
				{...(refused && { refused })}
			/>
		</>
	);
}
