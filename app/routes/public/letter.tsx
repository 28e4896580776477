import { notFound } from "#app/domain/refusal.ts";
import { LetterPage } from "#app/features/sign-in/outbox-pages.tsx";
import { data, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Letter – Outbox – Waymark" }];

export async function loader({ context: { app }, params }: LoaderFunctionArgs) {
	const letter = await app.outbox?.find(params.letter ?? "");
	if (!letter) throw data(notFound.message, { status: 404 });
	return { letter, origin: app.origin() };
}

export default function Letter() {
	return <LetterPage {...useLoaderData<typeof loader>()} />;
}
