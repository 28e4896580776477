import { listNamedRoles } from "#db/queries/memberships.ts";
import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import type { OwnRole } from "./counts-for.tsx";

/** What a person is, where and for whom, for the frame of the workspace. */
export const listOwnRoles = (app: AppContext, person: Person): Promise<OwnRole[]> =>
	listNamedRoles(app.db, person.id);
