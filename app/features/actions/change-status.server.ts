import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decideStatusChange, decideStatusConfirmation } from "../../domain/action.ts";
import { type ActionCommand, writeAction } from "./write-action.server.ts";

/** Changes the status of an action, with its reason and, where the rules ask for it, the path back to green. */
export const changeStatus = (
	context: AppContext,
	person: Person,
	command: ActionCommand & { status: string; reason: string; path: string },
) => writeAction(context, person, command, (state) => decideStatusChange(state, command));

/** States that the status is still true and that there is nothing new. */
export const confirmStatus = (context: AppContext, person: Person, command: ActionCommand) =>
	writeAction(context, person, command, decideStatusConfirmation);
