import type { AppContext } from "../../context.server.ts";
import type { Person } from "../../domain/access.ts";
import { decideDueDateChange } from "../../domain/action.ts";
import { type ActionCommand, writeAction } from "./write-action.server.ts";

/** Moves the due date of an action; the original stays. */
export const changeDueDate = (
	context: AppContext,
	person: Person,
	command: ActionCommand & { dueOn: string; reason: string; agreedBy: string },
) => writeAction(context, person, command, (state) => decideDueDateChange(state, command));
