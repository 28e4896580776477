import { AgreementPage } from "#app/features/updates/agreement-page.tsx";
import { publishAgreed } from "#app/features/updates/publish-update.server.ts";
import { readAgreement } from "#app/features/updates/read-agreement.server.ts";
import { signOff } from "#app/features/updates/sign-off.server.ts";
import { answerForm } from "#app/features/workspace/answer-form.server.ts";
import { keepShown, useShown } from "#app/features/workspace/keep-shown.ts";
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

export const meta = () => [{ title: "Agree on an update – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readAgreement(args);

export const clientLoader = keepShown("agreement");

type Done = { number: number } | { organisation: string; answer: string };

export const action = (args: ActionFunctionArgs) =>
	answerForm<Done>(args, {
		version: "version",
		run: ({ app, person, fields, shown: round, roadmapSlug, actionSlug }) => {
			const where = { roadmapSlug, actionSlug, round };
			if (fields.intent === "publish") return publishAgreed(app, person, where);
			const { organisationId = "", answer = "", note = "" } = fields;
			return signOff(app, person, { ...where, organisationId, answer, note });
		},
		done: (done) => {
			if ("number" in done) return `Update ${done.number} is published, with what the organisations said.`;
			return done.answer === "agrees"
				? `It is on record: ${done.organisation} agrees.`
				: `It is on record: ${done.organisation} agrees, with a note.`;
		},
	});

export default function Agreement() {
	const tried = useFormRound(useActionData<typeof action>());
	return <AgreementPage page={useShown("agreement", useLoaderData<typeof loader>())} tried={tried} />;
}
