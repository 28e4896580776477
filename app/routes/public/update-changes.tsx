import { notFound } from "#app/domain/refusal.ts";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import { readUpdateChanges } from "#app/features/updates/read-update-page.server.ts";
import { UpdateChangesPage } from "#app/features/updates/update-changes-page.tsx";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["as-at"] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{
					title: `What changed from update ${page.before.number} to ${page.update.number} – ${page.roadmap.title} – Waymark`,
				},
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { roadmap, update } = params;
	const page = await readUpdateChanges(context.app, { roadmap, update }, new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function UpdateChanges() {
	return <UpdateChangesPage {...useLoaderData<typeof loader>()} />;
}
