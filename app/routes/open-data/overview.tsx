import { notFound } from "#app/domain/refusal.ts";
import { DataPage } from "#app/features/open-data/data-page.tsx";
import { readDataPage } from "#app/features/open-data/read-data-page.server.ts";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
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
				{ title: `Use the data – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: `Open data of the roadmap ${page.roadmap.title}, and its licence.` },
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readDataPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Data() {
	return <DataPage {...useLoaderData<typeof loader>()} />;
}
