import { notFound } from "#app/domain/refusal.ts";
import { sendForColleagues } from "#app/features/colleagues/send-for-colleagues.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "#app/remix.ts";

/** Whoever comes here without the form (after signing in again, say) goes to the roadmap; outside the demo there is nothing here. */
export function loader({ context, params }: LoaderFunctionArgs) {
	if (!context.app.troupe) throw data(notFound.message, { status: 404 });
	return redirect(`/workspace/${params.roadmap}`);
}

export const action = (args: ActionFunctionArgs) => sendForColleagues(args);
