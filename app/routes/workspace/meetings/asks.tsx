import { AsksPage } from "#app/features/meetings/asks-page.tsx";
import { readAsks } from "#app/features/meetings/read-outcomes.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Asks – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readAsks(args);

export default function Asks() {
	return <AsksPage {...useLoaderData<typeof loader>()} />;
}
