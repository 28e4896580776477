import { downloadData } from "#app/features/account/download-data.server.ts";
import { refusalStatus } from "#app/features/workspace/form-answer.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { data, type LoaderFunctionArgs } from "#app/remix.ts";

/** Everything that is kept about whoever asks, as a file. */
export async function loader(args: LoaderFunctionArgs) {
	const copy = await downloadData(args.context.app, requirePerson(args));
	if (!copy.ok) throw data(copy.message, { status: refusalStatus(copy) });
	return new Response(copy.value, {
		headers: {
			"Content-Type": "application/json; charset=utf-8",
			"Content-Disposition": 'attachment; filename="waymark-your-data.json"',
			"Cache-Control": "no-store",
		},
	});
}
