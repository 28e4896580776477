import { readVersion } from "#app/features/versions/read-version.server.ts";
import { VersionPage } from "#app/features/versions/version-page.tsx";
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from "#app/remix.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `Version ${data?.version.number ?? ""} – Workspace – Waymark` },
];

export const loader = (args: LoaderFunctionArgs) => readVersion(args);

export default function Version() {
	return <VersionPage {...useLoaderData<typeof loader>()} />;
}
