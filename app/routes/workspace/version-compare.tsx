import { ComparisonPage } from "#app/features/versions/comparison-page.tsx";
import { readComparison } from "#app/features/versions/read-comparison.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Compare versions – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readComparison(args);

export default function VersionCompare() {
	return <ComparisonPage {...useLoaderData<typeof loader>()} />;
}
