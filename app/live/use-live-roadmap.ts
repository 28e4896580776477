import { useEffect, useRef } from "react";
import { useNavigation } from "../remix.ts";
import { useAnnounce } from "./announcer.tsx";
import { changeSentence } from "./change-sentence.ts";
import { liveSocket } from "./live-socket.ts";
import type { NarrativeChanged, RoadmapChanged } from "./messages.ts";
import { isPageHeld } from "./page-hold.ts";
import { useSafeRevalidate } from "./use-safe-revalidate.ts";

/** Changes that come closer together than this are one burst: one revalidation, one announcement. */
const burstMs = 80;

/** The action whose narrative a page shows: the comments on it, and its text where no editor keeps that up to date. */
export interface FollowedNarrative {
	actionId: string;
	withText: boolean;
	/** Whether the page shows other comments than there are: asked after a connection, when some may have been missed. */
	hasMissed: () => Promise<boolean>;
}

/**
 * Keeps a page of a roadmap up to date: asks its loaders again when something changed, once per burst, and after a
 * reconnect when it missed something. `revision` is what the page shows now.
 */
export function useLiveRoadmap(roadmapId: string, revision: number, narrative?: FollowedNarrative): void {
	const { actionId, withText = false } = narrative ?? {};
	const revalidate = useSafeRevalidate();
	const announce = useAnnounce();
	const hasMissed = useRef(narrative?.hasMissed);
	hasMissed.current = narrative?.hasMissed;
	const loaded = useRef(revision);
	loaded.current = revision;
	const navigating = useRef(false);
	navigating.current = useNavigation().state !== "idle";

	useEffect(() => {
		const socket = liveSocket();
		const subjects = new Map<string, string>();
		let newest = 0;
		let narrativeChanged = false;
		let rightsChanged = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = false;

		const refresh = () => {
			timer = undefined;
			if (isPageHeld()) return;
			// A navigation loads everything anew anyway; to interrupt it would lose what it was told to say.
			if (navigating.current) return refreshSoon();
			const isBehind = newest > loaded.current;
			if (isBehind || narrativeChanged || rightsChanged) revalidate();
			if (isBehind && subjects.size > 0) announce(changeSentence([...subjects.values()]));
			subjects.clear();
			narrativeChanged = false;
			rightsChanged = false;
		};
		const refreshSoon = () => {
			timer ??= setTimeout(refresh, burstMs);
		};
		const onChanged = (message: RoadmapChanged) => {
			if (message.roadmapId !== roadmapId) return;
			newest = Math.max(newest, message.revision);
			for (const subject of message.subjects) subjects.set(subject.id, subject.type);
			refreshSoon();
		};
		const onNarrative = (message: NarrativeChanged) => {
			if (message.actionId !== actionId || !(withText || message.comments)) return;
			narrativeChanged = true;
			refreshSoon();
		};
		const onAccess = () => {
			// Asked for when the connection is back: by then everything else has followed the new rights.
			rightsChanged = true;
		};
		// Narratives and comments have no revision: whatever came before this moment may have been missed.
		const catchUp = async () => {
			if (!withText && !(await hasMissed.current?.())) return;
			if (isOver) return;
			narrativeChanged = true;
			refreshSoon();
		};
		const onConnect = () => {
			socket.emit("watch", { roadmapId, revision: loaded.current }, (answer) => {
				if (rightsChanged) refreshSoon();
				if (answer.revision === null) return;
				void catchUp();
				if (answer.revision <= loaded.current) return;
				newest = Math.max(newest, answer.revision);
				subjects.set(roadmapId, "roadmap");
				refreshSoon();
			});
		};
		socket.on("changed", onChanged);
		socket.on("narrative", onNarrative);
		socket.on("access", onAccess);
		socket.on("connect", onConnect);
		if (socket.connected) onConnect();
		return () => {
			isOver = true;
			clearTimeout(timer);
			socket.off("changed", onChanged);
			socket.off("narrative", onNarrative);
			socket.off("access", onAccess);
			socket.off("connect", onConnect);
		};
	}, [roadmapId, actionId, withText, revalidate, announce]);
}
