import type { Present } from "#app/live/messages.ts";

type PersonHere = Present["people"][number];

/** Who looks at which action, by socket: one screen is at one action at a time. */
export interface Presence {
	/** A screen shows an action now, instead of whatever it showed before. */
	enter(socketId: string, actionId: string, person: PersonHere): void;
	leave(socketId: string): void;
}

/** Presence in memory; `tell` is called with the new list whenever the people at an action change. */
export function createPresence(tell: (actionId: string, message: Present) => void): Presence {
	const screens = new Map<string, { actionId: string; person: PersonHere }>();

	const announce = (actionId: string) => {
		// Several windows of one person are one person.
		const people = new Map<string, PersonHere>();
		for (const screen of screens.values())
			if (screen.actionId === actionId) people.set(screen.person.id, screen.person);
		tell(actionId, { actionId, people: [...people.values()] });
	};
	const leave = (socketId: string) => {
		const screen = screens.get(socketId);
		screens.delete(socketId);
		if (screen) announce(screen.actionId);
	};
	return {
		enter(socketId, actionId, person) {
			leave(socketId);
			screens.set(socketId, { actionId, person });
			announce(actionId);
		},
		leave,
	};
}
