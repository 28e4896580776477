import { can, type Person } from "#app/domain/access.ts";
import type { Roadmap } from "#app/domain/read-model.ts";
import { notFound } from "#app/domain/refusal.ts";
import { data, redirect } from "#app/remix.ts";
import { findRoadmap } from "#db/queries/roadmaps.ts";
import type { AppContext } from "../../context.server.ts";

interface Asking {
	request: Request;
	context: { app: AppContext; person: Person | null };
}

/** The signed-in person; sends everybody else to the sign-in page, and back here afterwards. */
export function requirePerson({ request, context }: Asking): Person {
	if (context.person) return context.person;
	const { pathname, search } = new URL(request.url);
	const to = request.method === "GET" ? pathname + search : pathname;
	throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
}

/** A roadmap for one of its partners. For everybody else it does not exist: 404. */
export async function requirePartner(
	asking: Asking,
	slug: string,
): Promise<{ person: Person; roadmap: Roadmap }> {
	const person = requirePerson(asking);
	const roadmap = await findRoadmap(asking.context.app.db, slug);
	const subject = roadmap && {
		kind: "roadmap" as const,
		roadmapId: roadmap.id,
		published: roadmap.published,
	};
	if (!roadmap || !subject || !can(person, "read-drafts", subject)) {
		throw data(notFound.message, { status: 404 });
	}
	return { person, roadmap };
}
