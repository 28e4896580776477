import { formatDay } from "#app/domain/dates.ts";
import { readSendPage } from "#app/features/updates/read-publishing.server.ts";
import { sendForAgreement } from "#app/features/updates/send-for-agreement.server.ts";
import { SendPage } from "#app/features/updates/send-page.tsx";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { dayFromParts } from "#app/features/workspace/day-from-parts.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import {
	type ActionFunctionArgs,
	type LoaderFunctionArgs,
	useActionData,
	useLoaderData,
} from "#app/remix.ts";

export {
	keepTyped as clientAction,
	unlessUnreachable as shouldRevalidate,
} from "#app/features/workspace/keep-typed.ts";

export const meta = () => [{ title: "Send the text out for agreement – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readSendPage(args);

export const action = (args: ActionFunctionArgs) =>
	answerForm(args, {
		version: "seq",
		run: ({ app, person, fields, shown, ...where }) =>
			sendForAgreement(app, person, {
				...where,
				seq: shown,
				title: fields.title ?? "",
				period: fields.period ?? "",
				signOffBy: dayFromParts(fields, "signOffBy"),
			}),
		done: ({ signOffBy }) =>
			`The text is out for agreement. The organisations are asked to answer by ${formatDay(signOffBy)}.`,
	});

export default function AgreementSend() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <SendPage key={round} page={useLoaderData<typeof loader>()} refused={answer} />;
}
