import { notFound } from "#app/domain/refusal.ts";
import type { PageHandle } from "#app/features/public/public-answer.server.ts";
import { readSearchPage } from "#app/features/search/search-page.server.ts";
import { SearchPage } from "#app/features/search/search-page.tsx";
import { data, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from "#app/remix.ts";

// Not kept: there are as many answers as there are words.
export const handle = { ownWidth: true, public: { query: ["q", "in", "page"] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{ title: `${page.asked ? `“${page.q}”` : "Search"} – ${page.roadmap.title} – Waymark` },
				{ name: "robots", content: "noindex" },
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readSearchPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return page;
}

export default function Search() {
	return <SearchPage {...useLoaderData<typeof loader>()} />;
}
