import { ChangesPage } from "#app/features/history/changes-page.tsx";
import { readChanges } from "#app/features/history/read-changes.server.ts";
import { requirePartner } from "#app/features/workspace/require-person.server.ts";
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from "#app/remix.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `What has changed – ${data?.roadmap.title ?? "Roadmap"} – Workspace – Waymark` },
];

export async function loader(args: LoaderFunctionArgs) {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	return readChanges(args.context.app, person, roadmap, new URL(args.request.url).searchParams);
}

export default function Changes() {
	const page = useLoaderData<typeof loader>();
	// Another choice is another form.
	return <ChangesPage key={`${page.wish.since} ${page.wish.by}`} {...page} />;
}
