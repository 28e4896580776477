import type { Paper } from "./paper.ts";
import { docxType, writeDocx } from "./write-docx.server.ts";

/** A paper as a file to keep; `name` is a slug. */
export async function answerDocx(
	paper: Paper,
	name: string,
	headers: Record<string, string>,
): Promise<Response> {
	return new Response(await writeDocx(paper), {
		headers: {
			"Content-Type": docxType,
			"Content-Disposition": `attachment; filename="${name}.docx"`,
			...headers,
		},
	});
}
