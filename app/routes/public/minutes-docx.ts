import { orExplained } from "#app/features/open-data/open-answer.server.ts";
import { answerDocx } from "#app/features/papers/answer-docx.server.ts";
import { readPublicPaper } from "#app/features/papers/read-public-paper.server.ts";
import { type PublicHandle, publicAnswer } from "#app/features/public/public-answer.server.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";

export const handle = { public: { query: ["as-at"] } } satisfies PublicHandle;

/** The public part of the minutes of a closed meeting as a Word document. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { searchParams } = new URL(request.url);
	const { roadmap: roadmapSlug = "", meeting = "" } = params;
	const read = readPublicPaper(context.app, roadmapSlug, meeting, searchParams);
	const { paper, roadmap, slug } = await orExplained(read);
	return answerDocx(paper, `${slug}-minutes`, publicAnswer({ depends: [`roadmap:${roadmap.id}`] }));
}
