import { notFound } from "#app/domain/refusal.ts";
import { readPartnersPage } from "#app/features/public/partner-page.server.ts";
import { PartnersPage } from "#app/features/public/partners-page.tsx";
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
				{ title: `Partners – ${page.roadmap.title} – Waymark` },
				{ name: "description", content: `Who answers for the roadmap ${page.roadmap.title}.` },
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readPartnersPage(context.app, params.roadmap ?? "", new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Partners() {
	return <PartnersPage {...useLoaderData<typeof loader>()} />;
}
