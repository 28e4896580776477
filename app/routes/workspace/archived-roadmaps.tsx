import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
import { ArchivedPage } from "#app/features/editing/archived-page.tsx";
import { restoreRoadmap } from "#app/features/editing/change-roadmap.server.ts";
import { readArchivedRoadmaps } from "#app/features/editing/read-archived-roadmaps.server.ts";
import { requirePerson } from "#app/features/workspace/require-person.server.ts";
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

export const meta = () => [{ title: "Archived roadmaps – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const person = requirePerson(args);
	return {
		crumbs: [{ text: "Workspace", href: "/workspace" }],
		things: await readArchivedRoadmaps(args.context.app, person),
	};
}

export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, typed, version }) =>
			restoreRoadmap(app, person, { roadmapSlug: typed.slug ?? "", version }),
		done: ({ title, slug }) => ({ to: `/workspace/${slug}`, sentence: `“${title}” is restored.` }),
	});

export default function ArchivedRoadmaps() {
	const page = { ...useLoaderData<typeof loader>(), refused: useActionData<typeof action>() };
	return <ArchivedPage {...page} heading="Archived roadmaps" />;
}
