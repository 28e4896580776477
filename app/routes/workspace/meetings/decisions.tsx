import { DecisionsPage } from "#app/features/meetings/decisions-page.tsx";
import { readDecisions } from "#app/features/meetings/read-outcomes.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Decisions – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readDecisions(args);

export default function Decisions() {
	return <DecisionsPage {...useLoaderData<typeof loader>()} />;
}
