import { notFound } from "#app/domain/refusal.ts";
import { answerDocx } from "#app/features/papers/answer-docx.server.ts";
import { paperKinds } from "#app/features/papers/paper.ts";
import { readPaper } from "#app/features/papers/read-paper.server.ts";
import { data, type LoaderFunctionArgs } from "#app/remix.ts";

/** A paper of a meeting as a Word document, for partners. */
export async function loader(args: LoaderFunctionArgs) {
	const { pathname } = new URL(args.request.url);
	const kind = paperKinds.find((known) => pathname.endsWith(`/${known}.docx`));
	if (!kind) throw data(notFound.message, { status: 404 });
	const { paper, meeting } = await readPaper(args, kind);
	return answerDocx(paper, `${meeting.slug}-${kind}`, { "Cache-Control": "no-store" });
}
