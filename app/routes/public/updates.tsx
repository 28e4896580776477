import { notFound } from "#app/domain/refusal.ts";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import { readUpdatesPage } from "#app/features/public/updates-page.server.ts";
import { UpdatesPage } from "#app/features/public/updates-page.tsx";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["before", "as-at"] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{ title: `Updates – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: `What the partners of ${page.roadmap.title} published.` },
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readUpdatesPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Updates() {
	return <UpdatesPage {...useLoaderData<typeof loader>()} />;
}
