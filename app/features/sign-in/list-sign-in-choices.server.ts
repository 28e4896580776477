import { listDemoPeople } from "#db/queries/people.ts";
import type { AppContext } from "../../context.server.ts";

/** The people whom the demo lets a visitor be. */
export const listSignInChoices = (context: AppContext) => listDemoPeople(context.db);
