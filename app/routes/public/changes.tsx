import { notFound } from "#app/domain/refusal.ts";
import { feedLinks } from "#app/features/feeds/feed-links.ts";
import { readChangesPage } from "#app/features/public/changes-page.server.ts";
import { ChangesPage } from "#app/features/public/changes-page.tsx";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = {
	ownWidth: true,
	public: { query: ["from", "to", "by", "before", "as-at"] },
} satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{ title: `What has changed – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: `What has changed on the roadmap ${page.roadmap.title}.` },
				...feedLinks(page, `/${page.roadmap.slug}`, page.roadmap.title),
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readChangesPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Changes() {
	return <ChangesPage {...useLoaderData<typeof loader>()} />;
}
