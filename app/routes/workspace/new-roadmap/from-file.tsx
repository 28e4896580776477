import { requireAdministrator } from "#app/features/administration/require-administrator.server.ts";
import { editPath } from "#app/features/editing/edit-form.ts";
import { loadUpload } from "#app/features/new-roadmap/load-upload.server.ts";
import { readUploadForm } from "#app/features/new-roadmap/read-new-roadmap.server.ts";
import { UploadPage } from "#app/features/new-roadmap/upload-page.tsx";
import { redirectWithDone } from "#app/features/workspace/done.server.ts";
import { formAnswer, refusalStatus } from "#app/features/workspace/form-answer.ts";
import { readUpload } from "#app/features/workspace/read-upload.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Make a roadmap from a file – Workspace – Waymark" }];

export function loader(args: LoaderFunctionArgs) {
	requireAdministrator(args);
	return readUploadForm(args.context.app);
}

export async function action(args: ActionFunctionArgs) {
	const person = requireAdministrator(args);
	const { app } = args.context;
	const { fields, file } = await readUpload(args.request, "file");
	const outcome = await loadUpload(app, person, { typed: fields, file: file?.bytes ?? null });
	if (!outcome.ok) {
		const problems = "problems" in outcome ? outcome.problems : undefined;
		return data({ ...formAnswer(outcome, fields, 0), problems }, refusalStatus(outcome));
	}
	const { slug, title } = outcome.value;
	return redirectWithDone(app, args.request, editPath(slug), `“${title}” is made from the file.`);
}

export default function FromFile() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <UploadPage key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
