import { moveRoadmap, readRoadmapOrder } from "#app/features/administration/move-roadmap.server.ts";
import { requireAdministrator } from "#app/features/administration/require-administrator.server.ts";
import { RoadmapOrderPage } from "#app/features/administration/roadmap-order-page.tsx";
import { answerEdit } from "#app/features/editing/answer-edit.server.ts";
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

export const meta = () => [{ title: "Order of the roadmaps – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	const person = requireAdministrator(args);
	return { roadmaps: await readRoadmapOrder(args.context.app, person) };
}

/** The buttons that move a roadmap. */
export const action = (args: ActionFunctionArgs) =>
	answerEdit(args, {
		run: ({ app, person, typed, version }) =>
			moveRoadmap(app, person, {
				...{ slug: typed.slug ?? "", version },
				direction: typed.direction === "up" ? "up" : "down",
			}),
		done: ({ title }, { typed }) => ({
			to: "/workspace/administration/roadmaps",
			sentence: `“${title}” moved ${typed.direction === "up" ? "up" : "down"}.`,
		}),
	});

export default function RoadmapOrder() {
	return <RoadmapOrderPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
