import { notFound } from "#app/domain/refusal.ts";
import picturesStyles from "#app/features/pictures/pictures.scss?url";
import { readTimelinePage } from "#app/features/pictures/timeline-page.server.ts";
import { TimelinePage } from "#app/features/pictures/timeline-page.tsx";
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
	public: { query: ["from", "to", "page", "as-at"] },
} satisfies PageHandle;

export const links = () => [{ rel: "stylesheet", href: picturesStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{ title: `Timeline – ${page.roadmap.title} – Waymark` },
				{
					name: "description",
					content: `When the actions of ${page.roadmap.title} begin, were first due, are due now, and what was reached.`,
				},
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readTimelinePage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Timeline() {
	return <TimelinePage {...useLoaderData<typeof loader>()} />;
}
