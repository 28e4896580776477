import { io } from "socket.io-client";
import type { RoadmapChanged } from "./messages.ts";
import { createOfferBar } from "./offer-bar.ts";
import { announcementFor, type Offer, showOffers, updatePage } from "./update-page.ts";

/** Several changes within this time, in milliseconds, are shown at once. */
const burstMs = 100;
/** Waits between attempts to fetch the page, in milliseconds; the last one goes on. */
const retryMs = [1_000, 3_000, 10_000, 30_000];
/** How long an answer is waited for, in milliseconds: some networks neither bring it nor fail. */
const patienceMs = 30_000;

/**
 * Keeps a public page up to date: it is told that something changed, fetches the same address again and puts the new
 * HTML in place. Readers are never told of failures: the page stays as it was and is tried again. Thousands may read the
 * same page: fetches are spread as the server asks, windows that nobody sees wait until they are seen, and after an
 * outage everybody comes back at another moment.
 */
function keepUpToDate(page: HTMLElement, roadmapId: string): void {
	const socket = io({
		path: "/live",
		transports: ["websocket", "polling"],
		tryAllTransports: true,
		reconnectionDelay: 2_000,
		reconnectionDelayMax: 30_000,
		randomizationFactor: 0.75,
	});
	const shown = () => Number(page.dataset.revision) || 0;
	let offers: Offer[] = [];
	const bar = createOfferBar(() => {
		showOffers(offers);
		offers = [];
	});
	let wanted = shown();
	let planned: number | undefined;
	let failures = 0;
	let asking = false;

	const plan = (ms: number) => {
		window.clearTimeout(planned);
		planned = window.setTimeout(refresh, ms);
	};
	const refresh = async () => {
		planned = undefined;
		// One at a time: an answer that was asked for after the last one came shows nothing older than that.
		if (document.hidden || asking) return;
		asking = true;
		const asked = wanted;
		const answer = await fetchPage(roadmapId).catch(() => null);
		asking = false;
		if (answer === "gone") return window.location.reload();
		if (answer && Number(answer.dataset.revision) > shown()) {
			const { changed, offered } = updatePage(page, answer);
			const known = sumOf(offers);
			offers = offered;
			bar.offer(sumOf(offers));
			const texts = sumOf(offers) > known ? sumOf(offers) : 0;
			announce(announcementFor({ changed, texts }));
		}
		const isBehind = shown() < wanted;
		// What it was told of meanwhile is no failure.
		failures = isBehind && shown() < asked ? failures + 1 : 0;
		const wait = jittered(retryMs[Math.min(failures, retryMs.length) - 1] ?? burstMs);
		if (isBehind && planned === undefined) plan(wait);
	};
	const want = (revision: number, spreadMs = 0) => {
		if (revision <= wanted) return;
		wanted = revision;
		// The first change of a burst sets the time; one that failed before is not waited for.
		if (planned === undefined || failures > 0) plan(burstMs + Math.random() * spreadMs);
		failures = 0;
	};

	socket.on("connect", () => {
		socket.emit("watch", { roadmapId, revision: shown() }, (answer: { revision: number | null }) => {
			// Not public any more: what is shown is looked at again.
			if (answer.revision === null) plan(jittered(1_000));
			else want(answer.revision);
		});
	});
	socket.on("changed", (change: RoadmapChanged) => {
		if (change.roadmapId === roadmapId) want(change.revision, change.spreadMs);
	});
	document.addEventListener("visibilitychange", () => {
		if (!document.hidden && shown() < wanted && planned === undefined) plan(0);
	});
	// A page with an open connection cannot be kept for the "back" button, and would cost the server for nothing.
	window.addEventListener("pagehide", () => socket.disconnect());
	window.addEventListener("pageshow", (event) => {
		if (event.persisted) socket.connect();
	});
}

const sumOf = (offers: Offer[]): number => offers.reduce((sum, { texts }) => sum + texts, 0);
/** Half to one and a half of a time: whoever failed together does not come back together. */
const jittered = (ms: number): number => ms * (0.5 + Math.random());

/**
 * The same page as it is now; null when the answer is not that page; "gone" when there is no such page any more. Throws when
 * there is no answer. The browser asks with the tag of what it has.
 */
async function fetchPage(roadmapId: string): Promise<HTMLElement | "gone" | null> {
	const answer = await fetch(window.location.href, {
		cache: "no-cache",
		headers: { Accept: "text/html" },
		signal: AbortSignal.timeout(patienceMs),
	});
	if (answer.status === 404) return "gone";
	if (!answer.ok) return null;
	const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
	return fresh.querySelector<HTMLElement>(`[data-roadmap-id="${CSS.escape(roadmapId)}"]`);
}

/** Says a sentence to screen readers when they next pause. */
function announce(sentence: string): void {
	const place = document.getElementById("live-announcement");
	if (!place || sentence === "") return;
	// The same sentence twice would be no change, and would not be read.
	place.textContent = "";
	window.setTimeout(() => {
		place.textContent = sentence;
	}, 50);
}

const page = document.querySelector<HTMLElement>("[data-roadmap-id]");
if (page?.dataset.roadmapId) keepUpToDate(page, page.dataset.roadmapId);
