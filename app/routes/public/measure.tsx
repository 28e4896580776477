import { notFound } from "#app/domain/refusal.ts";
import { embedLinks } from "#app/features/embeds/embed-links.ts";
import picturesStyles from "#app/features/pictures/pictures.scss?url";
import { readMeasurePage } from "#app/features/public/measure-page.server.ts";
import { MeasurePage } from "#app/features/public/measure-page.tsx";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["as-at"] } } satisfies PageHandle;

export const links = () => [{ rel: "stylesheet", href: picturesStyles }];

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
	page
		? [
				{ title: `${page.measure.name} – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: page.measure.definition },
				...embedLinks(
					matches,
					page,
					`/${page.roadmap.slug}/measures/${page.measure.slug}`,
					page.measure.name,
				),
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readMeasurePage(context.app, params, new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Measure() {
	return <MeasurePage {...useLoaderData<typeof loader>()} />;
}
