import { HelpPage } from "#app/features/legal/help-page.tsx";
import { readTextPage } from "#app/features/legal/text-page.server.ts";
import type { PageHandle } from "#app/features/public/public-answer.server.ts";
import { type HeadersFunction, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const handle = { ownWidth: true, public: { query: [] } } satisfies PageHandle;

export const meta = () => [{ title: "Help – Waymark" }];

export const loader = ({ context }: LoaderFunctionArgs) => readTextPage(context.app);

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Help() {
	return <HelpPage {...useLoaderData<typeof loader>()} />;
}
