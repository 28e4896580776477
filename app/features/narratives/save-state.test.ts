import { describe, expect, test } from "vitest";
import {
	isAlarming,
	isUnsaved,
	type SaveEvent,
	saveReducer,
	saveStateOf,
	startOfSaving,
} from "./save-state.ts";
import { alarmSentence, saveWords } from "./save-words.ts";

const factsAfter = (...events: SaveEvent[]) => events.reduce(saveReducer, startOfSaving);

/** An editor that is open and in step: its step 1 and its answer to ours are stored. */
const open: SaveEvent[] = [
	{ type: "connected" },
	{ type: "sent", at: 0 },
	{ type: "sent", at: 10 },
	{ type: "synced" },
	{ type: "acknowledged", count: 2 },
];

describe("what the writer is told about saving", () => {
	test("[C20] saved only when connected, in step, and every frame acknowledged", () => {
		expect(saveStateOf(factsAfter(...open), 100)).toBe("saved");
		expect(saveStateOf(factsAfter(...open.slice(0, 3), { type: "acknowledged", count: 2 }), 100)).toBe(
			"opening",
		);
		expect(saveStateOf(factsAfter(...open.slice(0, 4), { type: "acknowledged", count: 1 }), 100)).toBe(
			"saving",
		);
	});

	test("[C20] saving until the last of several frames is acknowledged", () => {
		const typing = factsAfter(...open, { type: "sent", at: 100 }, { type: "sent", at: 120 });
		expect(saveStateOf(typing, 130)).toBe("saving");
		expect(isUnsaved(typing)).toBe(true);
		const half = saveReducer(typing, { type: "acknowledged", count: 3 });
		expect(saveStateOf(half, 140)).toBe("saving");
		const whole = saveReducer(half, { type: "acknowledged", count: 4 });
		expect(saveStateOf(whole, 150)).toBe("saved");
		expect(isUnsaved(whole)).toBe(false);
	});

	test("[C20] not saved after six seconds, counted from the first frame that waits", () => {
		const typing = factsAfter(...open, { type: "sent", at: 100 }, { type: "sent", at: 5_000 });
		expect(saveStateOf(typing, 6_099)).toBe("saving");
		expect(saveStateOf(typing, 6_100)).toBe("not-saved");
	});

	test("[C20] not saved at once when the server says that it cannot store", () => {
		const refused = factsAfter(...open, { type: "sent", at: 100 }, { type: "refused-for-now", at: 200 });
		expect(saveStateOf(refused, 200)).toBe("not-saved");
		expect(saveStateOf(saveReducer(refused, { type: "acknowledged", count: 3 }), 300)).toBe("saved");
	});

	test("[C20] offline keeps what was typed in mind until a new connection has carried it", () => {
		const offline = factsAfter(...open, { type: "disconnected", at: 100 });
		expect(saveStateOf(offline, 100)).toBe("offline");
		expect(isUnsaved(offline)).toBe(false);
		const typed = saveReducer(offline, { type: "edited", at: 200 });
		expect(isUnsaved(typed)).toBe(true);
		const back = [{ type: "connected" } as const, { type: "sent", at: 300 } as const].reduce(
			saveReducer,
			typed,
		);
		expect(saveStateOf(back, 300)).toBe("opening");
		expect(isUnsaved(back)).toBe(true);
		const events: SaveEvent[] = [
			{ type: "sent", at: 310 },
			{ type: "synced" },
			{ type: "acknowledged", count: 2 },
		];
		const stored = events.reduce(saveReducer, back);
		expect(saveStateOf(stored, 400)).toBe("saved");
		expect(isUnsaved(stored)).toBe(false);
	});

	test("[C20] frames that a lost connection left unacknowledged count as unsaved", () => {
		const lost = factsAfter(...open, { type: "sent", at: 100 }, { type: "disconnected", at: 200 });
		expect(isUnsaved(lost)).toBe(true);
		expect(saveStateOf(lost, 200)).toBe("offline");
	});

	test("[C20] an editor that never reached the server is opening, not offline", () => {
		expect(saveStateOf(factsAfter({ type: "disconnected", at: 100 }), 100)).toBe("opening");
	});

	test("[E4] what was typed before the role went is never called saved, however well the rest goes", () => {
		const offline = factsAfter(
			...open,
			{ type: "disconnected", at: 100 },
			{ type: "edited", at: 200 },
			{ type: "connected" },
			{ type: "role", mayWrite: false },
			{ type: "sent", at: 300 },
			{ type: "synced" },
			{ type: "acknowledged", count: 1 },
		);
		expect(saveStateOf(offline, 400)).toBe("stranded");
		expect(isUnsaved(offline)).toBe(true);
		expect(isAlarming(offline, 5_200)).toBe(true);
		const writerAgain: SaveEvent[] = [
			{ type: "disconnected", at: 500 },
			{ type: "connected" },
			{ type: "role", mayWrite: true },
			{ type: "sent", at: 600 },
			{ type: "sent", at: 600 },
			{ type: "synced" },
			{ type: "acknowledged", count: 2 },
		];
		const stored = writerAgain.reduce(saveReducer, offline);
		expect(saveStateOf(stored, 700)).toBe("saved");
		expect(isUnsaved(stored)).toBe(false);
	});

	test("[E4] a reader with nothing of their own reads a saved text", () => {
		const reader = factsAfter(
			{ type: "connected" },
			{ type: "role", mayWrite: false },
			{ type: "sent", at: 0 },
			{ type: "synced" },
			{ type: "acknowledged", count: 1 },
		);
		expect(saveStateOf(reader, 10)).toBe("saved");
		expect(isUnsaved(reader)).toBe(false);
	});

	test("[E3] what a device kept unsaved is unsaved from the first moment, before any connection", () => {
		const found = factsAfter({ type: "edited", at: 0 });
		expect(saveStateOf(found, 0)).toBe("opening");
		expect(isUnsaved(found)).toBe(true);
		expect(isAlarming(found, 4_999)).toBe(false);
		expect(isAlarming(found, 5_000)).toBe(true);
	});

	test("[E5] the alarm comes after five seconds unsaved, and never for text that is saved", () => {
		const typing = factsAfter(...open, { type: "sent", at: 100 });
		expect(isAlarming(typing, 5_099)).toBe(false);
		expect(isAlarming(typing, 5_100)).toBe(true);
		expect(isAlarming(saveReducer(typing, { type: "acknowledged", count: 3 }), 60_000)).toBe(false);
		const offline = factsAfter(...open, { type: "disconnected", at: 100 });
		expect(isAlarming(offline, 60_000)).toBe(false);
	});

	test("[E2] the words say where the text is kept, as it is", () => {
		expect(saveWords("offline", "device")).toBe("Offline: kept on this device");
		expect(saveWords("offline", "window")).toBe("Offline: kept in this window only");
		expect(alarmSentence("offline", "device")).toContain("kept on this device");
		expect(alarmSentence("offline", "window")).toContain("in this window only");
		expect(saveWords("offline", "full")).toBe("Offline: this device is full, kept in this window only");
		expect(alarmSentence("offline", "full")).toContain("This device is full: they are in this window only");
		expect(alarmSentence("stranded", "device")).toContain("is not saved");
	});
});
