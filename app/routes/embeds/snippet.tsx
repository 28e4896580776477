import { notFound } from "#app/domain/refusal.ts";
import { readSnippet } from "#app/features/embeds/read-snippet.server.ts";
import { SnippetPage } from "#app/features/embeds/snippet-page.tsx";
import { type PageHandle, publicAnswer } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: [] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [{ title: `Put “${page.title}” on your site – Waymark` }, { name: "robots", content: "noindex" }]
		: [];

export async function loader({ context, params }: LoaderFunctionArgs) {
	const page = await readSnippet(context.app, params);
	if (!page) throw data(notFound.message, { status: 404 });
	const { roadmapId, ...shown } = page;
	return data(shown, { headers: publicAnswer({ depends: [`roadmap:${roadmapId}`] }) });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Snippet() {
	return <SnippetPage {...useLoaderData<typeof loader>()} />;
}
