import { notFound } from "#app/domain/refusal.ts";
import { OutboxPage } from "#app/features/sign-in/outbox-pages.tsx";
import { data, type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export { privateHeaders as headers } from "#app/features/sign-in/private-headers.ts";

export const meta = () => [{ title: "Outbox – Waymark" }];

export async function loader({ context: { app } }: LoaderFunctionArgs) {
	if (!app.outbox) throw data(notFound.message, { status: 404 });
	return { letters: await app.outbox.list() };
}

export default function Outbox() {
	return <OutboxPage {...useLoaderData<typeof loader>()} />;
}
