import { notFound } from "#app/domain/refusal.ts";
import { embedLinks } from "#app/features/embeds/embed-links.ts";
import { feedLinks } from "#app/features/feeds/feed-links.ts";
import { readPartnerPage } from "#app/features/public/partner-page.server.ts";
import { PartnerPage } from "#app/features/public/partner-page.tsx";
import { type PageHandle, publicPage } from "#app/features/public/public-answer.server.ts";
import {
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
	useLoaderData,
} from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: ["as-at"] } } satisfies PageHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) =>
	page
		? [
				{ title: `${page.partner.name} – ${page.roadmap.title} – Waymark` },
				{
					name: "description",
					content: `What ${page.partner.name} promised on the roadmap ${page.roadmap.title}.`,
				},
				...feedLinks(page, `/${page.roadmap.slug}/partners/${page.partner.slug}`, page.partner.name),
				...embedLinks(
					matches,
					page,
					`/${page.roadmap.slug}/partners/${page.partner.slug}`,
					page.partner.name,
				),
			]
		: [];

export async function loader({ context, params, request }: LoaderFunctionArgs) {
	const page = await readPartnerPage(context.app, params, new URL(request.url).searchParams);
	if (!page) throw data(notFound.message, { status: 404 });
	return data(page, publicPage(page));
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Partner() {
	return <PartnerPage {...useLoaderData<typeof loader>()} />;
}
