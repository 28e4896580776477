import { useEffect, useState } from "react";
import { liveSocket } from "./live-socket.ts";
import type { Present } from "./messages.ts";

/** Says that this screen shows an action, and returns who else does right now. */
export function usePresence(actionId: string, ownId: string): Present["people"] {
	const [people, setPeople] = useState<Present["people"]>([]);
	useEffect(() => {
		const socket = liveSocket();
		const attend = () => socket.emit("attend", { actionId });
		const onPresent = (message: Present) => {
			if (message.actionId === actionId) setPeople(message.people.filter((person) => person.id !== ownId));
		};
		socket.on("present", onPresent);
		socket.on("connect", attend);
		if (socket.connected) attend();
		return () => {
			socket.off("present", onPresent);
			socket.off("connect", attend);
			if (socket.connected) socket.emit("attend", { actionId: null });
		};
	}, [actionId, ownId]);
	return people;
}
