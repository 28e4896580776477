import type { Present } from "#app/live/messages.ts";
import type { Bus } from "../nodes/bus.ts";

type PersonHere = Present["people"][number];

/** Who looks at which action, by socket: one screen is at one action at a time. */
export interface Presence {
	/** A screen shows an action now, instead of whatever it showed before. */
	enter(socketId: string, actionId: string, person: PersonHere): void;
	leave(socketId: string): void;
}

/**
 * Presence in memory, of this node and the others; `tell` is called with the new list whenever the people at an action change. `list` names it among
 * nodes.
 */
export function createPresence(
	list: "actions" | "meetings",
	bus: Bus,
	tell: (actionId: string, message: Present) => void,
): Presence {
	const screens = new Map<string, { actionId: string; person: PersonHere }>();
	/** By node and subject. */
	const elsewhere = new Map<string, Map<string, PersonHere[]>>();

	const peopleHere = (actionId: string) =>
		[...screens.values()].filter((screen) => screen.actionId === actionId).map(({ person }) => person);
	const announce = (actionId: string) => {
		const far = [...elsewhere.values()].flatMap((subjects) => subjects.get(actionId) ?? []);
		// Several windows of one person are one person.
		const people = new Map([...far, ...peopleHere(actionId)].map((person) => [person.id, person]));
		tell(actionId, { actionId, people: [...people.values()] });
	};
	const tellNodes = (actionId: string) =>
		bus.send("present", { list, subjectId: actionId, people: peopleHere(actionId) });
	const changed = (actionId: string) => {
		announce(actionId);
		tellNodes(actionId);
	};
	const leave = (socketId: string) => {
		const screen = screens.get(socketId);
		screens.delete(socketId);
		if (screen) changed(screen.actionId);
	};
	bus.on("present", (message, node) => {
		if (message.list !== list) return;
		const subjects = elsewhere.get(node) ?? new Map<string, PersonHere[]>();
		elsewhere.set(node, subjects);
		if (message.people.length > 0) subjects.set(message.subjectId, message.people);
		else subjects.delete(message.subjectId);
		announce(message.subjectId);
	});
	bus.onMet(() => {
		for (const actionId of new Set([...screens.values()].map((screen) => screen.actionId)))
			tellNodes(actionId);
	});
	bus.onGone((node) => {
		const subjects = elsewhere.get(node);
		elsewhere.delete(node);
		for (const actionId of subjects?.keys() ?? []) announce(actionId);
	});
	return {
		enter(socketId, actionId, person) {
			leave(socketId);
			screens.set(socketId, { actionId, person });
			changed(actionId);
		},
		leave,
	};
}
