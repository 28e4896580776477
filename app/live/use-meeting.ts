import { useEffect, useRef, useState } from "react";
import { useNavigation } from "../remix.ts";
import { liveSocket } from "./live-socket.ts";
import type { InMeeting, MeetingChanged } from "./messages.ts";
import { isPageHeld } from "./page-hold.ts";
import { useSafeRevalidate } from "./use-safe-revalidate.ts";

/** Changes that come closer together than this are one burst. */
const burstMs = 80;

/**
 * Keeps the page of a running meeting where the meeting is, and says that this screen shows it. `readsText`: the page shows the
 * minutes as they are read, and no editor keeps them up to date. Returns who is in the meeting right now, oneself included.
 */
export function useMeeting(meetingId: string, readsText: boolean): InMeeting["people"] {
	const revalidate = useSafeRevalidate();
	const navigating = useRef(false);
	navigating.current = useNavigation().state !== "idle";
	const [people, setPeople] = useState<InMeeting["people"]>([]);
	useEffect(() => {
		const socket = liveSocket();
		let timer: ReturnType<typeof setTimeout> | undefined;
		const refresh = () => {
			timer = undefined;
			if (isPageHeld()) return;
			// A navigation loads everything anew anyway, and must not be interrupted.
			if (navigating.current) refreshSoon();
			else revalidate();
		};
		const refreshSoon = () => {
			timer ??= setTimeout(refresh, burstMs);
		};
		const onMeeting = (message: MeetingChanged) => {
			if (message.meetingId === meetingId && !(message.text && !readsText)) refreshSoon();
		};
		const onPeople = (message: InMeeting) => {
			if (message.meetingId === meetingId) setPeople(message.people);
		};
		// Whatever happened before the answer may have been missed.
		const join = () =>
			socket.emit("meet", { meetingId }, (joined) => {
				if (joined) refreshSoon();
			});
		socket.on("meeting", onMeeting);
		socket.on("inMeeting", onPeople);
		socket.on("connect", join);
		if (socket.connected) join();
		return () => {
			clearTimeout(timer);
			socket.off("meeting", onMeeting);
			socket.off("inMeeting", onPeople);
			socket.off("connect", join);
			if (socket.connected) socket.emit("meet", { meetingId: null }, () => {});
		};
	}, [meetingId, readsText, revalidate]);
	return people;
}
