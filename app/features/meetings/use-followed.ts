import { useEffect, useRef } from "react";
import { useAnnounce } from "../../live/announcer.tsx";
import { useLocation } from "../../remix.ts";
import type { RunData } from "./read-run.server.ts";

/**
 * The item that the page shows: the one where the meeting is, unless somebody is in the middle of writing something. They stay
 * where they are, and are told that the meeting has moved on; whatever was typed stays. From then on they go when they say so:
 * a page that went by itself as soon as the text is left would take the way there from under whoever is walking to it by Tab.
 */
export function useFollowed(newest: RunData): { page: RunData; hasMoved: boolean } {
	const shown = useRef(newest);
	const stays = useRef(false);
	const announce = useAnnounce();
	const { key, state } = useLocation();
	const goneWith = useRef(key);
	// A link that was followed says so; what the server sends by itself, or after a form, waits for the person.
	const wantsToGo = key !== goneWith.current && (state as { go?: boolean } | null)?.go === true;
	const isSameItem = newest.item.id === shown.current.item.id;
	stays.current = !isSameItem && !newest.looksAround && !wantsToGo && (stays.current || isWriting());
	if (!stays.current) shown.current = newest;
	useEffect(() => {
		goneWith.current = key;
	}, [key]);
	const page = shown.current;
	const led = newest.led;
	const known = useRef(led?.id);
	useEffect(() => {
		if (!led || known.current === led.id) return;
		known.current = led.id;
		announce(`The meeting is now at: ${led.title}`);
	}, [led, announce]);
	return { page, hasMoved: page.item.id !== newest.item.id };
}

const writable = "textarea, select, input:not([type=hidden]), [contenteditable=true]";

/** Whether the focus is in something that is written in, or a form holds what was typed and not sent. */
function isWriting(): boolean {
	if (typeof document === "undefined") return false;
	if (document.activeElement?.matches(`main :is(${writable})`)) return true;
	const fields = document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
		"main textarea, main input[type=text]",
	);
	return [...fields].some((field) => field.value !== field.defaultValue);
}
