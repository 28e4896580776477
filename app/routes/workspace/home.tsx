import { can } from "#app/domain/access.ts";
import { readArchivedRoadmaps } from "#app/features/editing/read-archived-roadmaps.server.ts";
import { answerDuty } from "#app/features/workspace/answer-duty.server.ts";
import { listDuties } from "#app/features/workspace/list-duties.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
import { useFormRound } from "#app/features/workspace/use-form-round.ts";
import { WorkspaceHome } from "#app/features/workspace/workspace-home.tsx";
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

export const meta = () => [{ title: "Your workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const person = requirePerson(args);
	const archived = await readArchivedRoadmaps(args.context.app, person);
	return {
		...(await listDuties(args.context.app, person)),
		administrator: can(person, "administer", { kind: "installation" }),
		hasArchived: archived.length > 0,
		hasTroupe: args.context.app.troupe !== null,
	};
}

export const action = (args: ActionFunctionArgs) => answerDuty(args);

export default function Home() {
	const { round, answer } = useFormRound(useActionData<typeof action>());
	return <WorkspaceHome key={round} {...useLoaderData<typeof loader>()} refused={answer} />;
}
