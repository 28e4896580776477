import { io } from "socket.io-client";
import type { RoadmapChanged } from "./messages.ts";
import { announcementFor, updatePage } from "./update-page.ts";

/** Several changes within this time, in milliseconds, are shown at once. */
const burstMs = 100;
/** Waits between attempts to fetch the page, in milliseconds; the last one goes on. */
const retryMs = [1_000, 3_000, 10_000, 30_000];

/**
 * Keeps a public page up to date: it is told that something changed, fetches the same address again and puts the new
 * HTML in place. Readers are never told of failures: the page stays as it was and is tried again.
 */
function keepUpToDate(page: HTMLElement, roadmapId: string): void {
	const socket = io({ path: "/live", transports: ["websocket", "polling"], tryAllTransports: true });
	const shown = () => Number(page.dataset.revision) || 0;
	let wanted = shown();
	let burst: number | undefined;
	let retry: number | undefined;
	let failures = 0;

	const refresh = async () => {
		burst = undefined;
		window.clearTimeout(retry);
		const fresh = await fetchPage(roadmapId).catch(() => null);
		if (fresh && Number(fresh.dataset.revision) > shown()) {
			const changed = updatePage(page, fresh);
			if (changed.length > 0) announce(announcementFor(changed));
		}
		failures = shown() < wanted ? failures + 1 : 0;
		if (failures > 0) retry = window.setTimeout(refresh, retryMs[Math.min(failures, retryMs.length) - 1]);
	};
	const want = (revision: number | null) => {
		if (revision === null || revision <= wanted) return;
		wanted = revision;
		if (burst === undefined) burst = window.setTimeout(refresh, burstMs);
	};

	socket.on("connect", () => {
		socket.emit("watch", { roadmapId, revision: shown() }, (answer: { revision: number | null }) =>
			want(answer.revision),
		);
	});
	socket.on("changed", (change: RoadmapChanged) => {
		if (change.roadmapId === roadmapId) want(change.revision);
	});
}

/** The same page as it is now; null when the answer is not that page. Throws when there is no answer. */
async function fetchPage(roadmapId: string): Promise<HTMLElement | null> {
	const answer = await fetch(window.location.href, { cache: "no-store", headers: { Accept: "text/html" } });
	if (!answer.ok) return null;
	const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
	return fresh.querySelector<HTMLElement>(`[data-roadmap-id="${CSS.escape(roadmapId)}"]`);
}

/** Says a sentence to screen readers when they next pause. */
function announce(sentence: string): void {
	const place = document.getElementById("live-announcement");
	if (!place) return;
	// The same sentence twice would be no change, and would not be read.
	place.textContent = "";
	window.setTimeout(() => {
		place.textContent = sentence;
	}, 50);
}

const page = document.querySelector<HTMLElement>("[data-roadmap-id]");
if (page?.dataset.roadmapId) keepUpToDate(page, page.dataset.roadmapId);
