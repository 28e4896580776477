import { notFound } from "#app/domain/refusal.ts";
import { paperKinds } from "#app/features/papers/paper.ts";
import { PaperPage } from "#app/features/papers/paper-page.tsx";
import { readPaper } from "#app/features/papers/read-paper.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from "#app/remix.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
	{ title: `${data?.paper.title ?? "Paper"} – Workspace – Waymark` },
];

export function loader(args: LoaderFunctionArgs) {
	const kind = paperKinds.find((known) => known === args.params.paper);
	if (!kind) throw data(notFound.message, { status: 404 });
	return readPaper(args, kind);
}

export default function Paper() {
	return <PaperPage {...useLoaderData<typeof loader>()} />;
}
