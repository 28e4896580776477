import { notFound } from "#app/domain/refusal.ts";
import { PartnerPage } from "#app/features/people/partner-page.tsx";
import { readPartner } from "#app/features/people/read-partner.server.ts";
import { requirePartner } from "#app/features/workspace/require-person.server.ts";
import { data, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from "#app/remix.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.organisation.name ?? "Organisation"} – Workspace – Waymark` },
];

export async function loader(args: LoaderFunctionArgs) {
	const { person, roadmap } = await requirePartner(args, args.params.roadmap ?? "");
	const page = await readPartner(args.context.app, person, roadmap, args.params.organisation ?? "");
	if (!page) throw data(notFound.message, { status: 404 });
	return page;
}

export default function PartnerRoute() {
	return <PartnerPage {...useLoaderData<typeof loader>()} />;
}
