import { notFound } from "#app/domain/refusal.ts";
import { readMeasuresPage } from "#app/features/public/measure-page.server.ts";
import { MeasuresPage } from "#app/features/public/measures-page.tsx";
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
				{ title: `Measures – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: `What is counted on the roadmap ${page.roadmap.title}.` },
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readMeasuresPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Measures() {
	return <MeasuresPage {...useLoaderData<typeof loader>()} />;
}
