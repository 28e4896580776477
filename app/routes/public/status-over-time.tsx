import { notFound } from "#app/domain/refusal.ts";
import picturesStyles from "#app/features/pictures/pictures.scss?url";
import { readStatusOverTimePage } from "#app/features/pictures/status-over-time-page.server.ts";
import { StatusOverTimePage } from "#app/features/pictures/status-over-time-page.tsx";
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
	public: { query: ["as-at"] },
} satisfies PageHandle;

export const links = () => [{ rel: "stylesheet", href: picturesStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
	page
		? [
				{ title: `Status over time – ${page.roadmap.title} – Waymark` },
				{
					name: "description",
					content: `How many actions of ${page.roadmap.title} had which status, month by month.`,
				},
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readStatusOverTimePage(
		context.app,
		params.roadmap ?? "",
		new URL(request.url).searchParams,
	);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function StatusOverTime() {
	return <StatusOverTimePage {...useLoaderData<typeof loader>()} />;
}
