import { notFound } from "#app/domain/refusal.ts";
import { feedLinks } from "#app/features/feeds/feed-links.ts";
import picturesStyles from "#app/features/pictures/pictures.scss?url";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import { readWorkstreamPage } from "#app/features/public/workstream-page.server.ts";
import { WorkstreamPage } from "#app/features/public/workstream-page.tsx";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["page", "as-at"] } } satisfies PageHandle;

export const links = () => [{ rel: "stylesheet", href: picturesStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{ title: `${page.workstream.title} – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: page.workstream.summary },
				...feedLinks(
					page,
					`/${page.roadmap.slug}/workstreams/${page.workstream.slug}`,
					page.workstream.title,
				),
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readWorkstreamPage(
		context.app,
		params.roadmap ?? "",
		params.workstream ?? "",
		new URL(request.url).searchParams,
	);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Workstream() {
	return <WorkstreamPage {...useLoaderData<typeof loader>()} />;
}
