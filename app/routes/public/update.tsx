import { notFound } from "#app/domain/refusal.ts";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import { readUpdatePage } from "#app/features/updates/read-update-page.server.ts";
import { UpdatePage } from "#app/features/updates/update-page.tsx";
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
				{ title: `${page.update.title} – update ${page.update.number} – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: `Update ${page.update.number} on ${page.update.about.title}.` },
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const { roadmap, update, version } = params;
	const page = await readUpdatePage(
		context.app,
		{ roadmap, update, version },
		new URL(request.url).searchParams,
	);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Update() {
	return <UpdatePage {...useLoaderData<typeof loader>()} />;
}
