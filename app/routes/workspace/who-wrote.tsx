import { readWhoWrote } from "#app/features/versions/read-who-wrote.server.ts";
import { WhoWrotePage } from "#app/features/versions/who-wrote-page.tsx";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Who wrote this – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readWhoWrote(args);

export default function WhoWrote() {
	return <WhoWrotePage {...useLoaderData<typeof loader>()} />;
}
