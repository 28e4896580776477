import { useEffect, useRef } from "react";
import { useRevalidator } from "../remix.ts";
import { useAnnounce } from "./announcer.tsx";
import { changeSentence } from "./change-sentence.ts";
import { liveSocket } from "./live-socket.ts";
import type { NarrativeChanged, RoadmapChanged } from "./messages.ts";

/** Changes that come closer together than this are one burst: one revalidation, one announcement. */
const burstMs = 80;

/**
 * Keeps a page of a roadmap up to date: asks its loaders again when something changed, once per burst, and after a
 * reconnect when it missed something. `revision` is what the page shows now; `actionId` narrows edits of narratives
 * to one action.
 */
export function useLiveRoadmap(roadmapId: string, revision: number, actionId?: string): void {
	const { revalidate } = useRevalidator();
	const announce = useAnnounce();
	const shown = useRef(revision);
	shown.current = Math.max(shown.current, revision);

	useEffect(() => {
		const socket = liveSocket();
		const subjects = new Map<string, string>();
		let timer: ReturnType<typeof setTimeout> | undefined;

		const refreshSoon = () => {
			timer ??= setTimeout(() => {
				timer = undefined;
				revalidate();
				if (subjects.size > 0) announce(changeSentence([...subjects.values()]));
				subjects.clear();
			}, burstMs);
		};
		const onChanged = (message: RoadmapChanged) => {
			if (message.roadmapId !== roadmapId || message.revision <= shown.current) return;
			shown.current = message.revision;
			for (const subject of message.subjects) subjects.set(subject.id, subject.type);
			refreshSoon();
		};
		const onNarrative = (message: NarrativeChanged) => {
			if (actionId !== undefined && message.actionId === actionId) refreshSoon();
		};
		const onConnect = () => {
			socket.emit("watch", { roadmapId, revision: shown.current }, (answer) => {
				if (answer.revision === null || answer.revision <= shown.current) return;
				shown.current = answer.revision;
				subjects.set(roadmapId, "roadmap");
				refreshSoon();
			});
		};
		socket.on("changed", onChanged);
		socket.on("narrative", onNarrative);
		socket.on("connect", onConnect);
		if (socket.connected) onConnect();
		return () => {
			clearTimeout(timer);
			socket.off("changed", onChanged);
			socket.off("narrative", onNarrative);
			socket.off("connect", onConnect);
		};
	}, [roadmapId, actionId, revalidate, announce]);
}
