import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { TroupePlace } from "../../domain/troupe.ts";

interface Asking {
	roadmap: { id: string; slug: string };
	person: Person;
}

/**
 * What a page says of the simulated colleagues of the demo: who is there for whom, or that they could come. Null outside the demo,
 * and where nobody could come.
 */
export async function readColleagues(app: AppContext, { roadmap, person }: Asking, place: TroupePlace) {
	if (!app.troupe) return null;
	const stay = app.troupe.on(roadmap.id);
	if (stay)
		return {
			place: { kind: place.kind, slug: place.slug },
			here: {
				names: stay.names,
				leavesAt: stay.leavesAt,
				isMine: stay.visitorId === person.id,
				/** Where they are, if that is somewhere else. */
				elsewhere: stay.place.id === place.id ? null : stay.place,
			},
		};
	const canCome = await app.troupe.canCome({ roadmap, place, visitor: person });
	return canCome ? { place: { kind: place.kind, slug: place.slug }, here: null } : null;
}

export type Colleagues = Awaited<ReturnType<typeof readColleagues>>;
