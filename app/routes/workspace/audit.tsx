import { AuditPage } from "#app/features/administration/audit-page.tsx";
import { readAudit } from "#app/features/administration/read-audit.server.ts";
import { requireAdministrator } from "#app/features/administration/require-administrator.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Audit trail – Workspace – Waymark" }];

export async function loader(args: LoaderFunctionArgs) {
	requireAdministrator(args);
	return readAudit(args.context.app, new URL(args.request.url).searchParams);
}

export default function Audit() {
	const shown = useLoaderData<typeof loader>();
	return <AuditPage key={shown.kind} {...shown} />;
}
