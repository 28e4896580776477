import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageType, type Notice } from "#app/live/collab-protocol.ts";

/** What an editor may send, decoded down to the bytes of the update in it. */
export type ClientFrame =
	| { kind: "step1"; stateVector: Uint8Array }
	| { kind: "update"; update: Uint8Array }
	| { kind: "awareness"; update: Uint8Array }
	| { kind: "query-awareness" };

const step1 = 0;
const step2 = 1;
const update = 2;

/** Decodes one frame; null when it is not of the protocol, or not used up to its last byte. Types are varints, compared by value. */
export function decodeFrame(bytes: Uint8Array): ClientFrame | null {
	try {
		const decoder = decoding.createDecoder(bytes);
		const frame = readFrame(decoder);
		return decoder.pos === bytes.length ? frame : null;
	} catch {
		return null;
	}
}

function readFrame(decoder: decoding.Decoder): ClientFrame | null {
	switch (decoding.readVarUint(decoder)) {
		case messageType.sync: {
			const kind = decoding.readVarUint(decoder);
			const content = decoding.readVarUint8Array(decoder);
			if (kind === step1) return { kind: "step1", stateVector: content };
			return kind === step2 || kind === update ? { kind: "update", update: content } : null;
		}
		case messageType.awareness:
			return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
		case messageType.queryAwareness:
			return { kind: "query-awareness" };
		default:
			return null;
	}
}

/** "This is what I have; send me the rest." */
export const step1Frame = (stateVector: Uint8Array) => syncFrame(step1, stateVector);

/** "This is the rest." */
export const step2Frame = (state: Uint8Array) => syncFrame(step2, state);

/** One edit. */
export const updateFrame = (bytes: Uint8Array) => syncFrame(update, bytes);

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
	const head = varUints(messageType.sync, kind, content.length);
	const whole = new Uint8Array(head.length + content.length);
	whole.set(head);
	whole.set(content, head.length);
	return whole;
}

/** Numbers as an encoder writes them: there is such a frame for each letter, and an encoder costs more than the frame. */
function varUints(...numbers: number[]): number[] {
	const bytes: number[] = [];
	for (let number of numbers) {
		for (; number > 127; number = Math.floor(number / 128)) bytes.push(128 | (number % 128));
		bytes.push(number);
	}
	return bytes;
}

/** Entries of people who are here, each encoded already. No entries: a sign of life. */
export function awarenessFrame(entries: readonly Uint8Array[]): Uint8Array {
	const content = encoding.createEncoder();
	encoding.writeVarUint(content, entries.length);
	for (const entry of entries) encoding.writeUint8Array(content, entry);
	return frame((encoder) => {
		encoding.writeVarUint(encoder, messageType.awareness);
		encoding.writeVarUint8Array(encoder, encoding.toUint8Array(content));
	});
}

/** "So many of your sync frames are stored." */
export const savedFrame = (count: number) => Uint8Array.from(varUints(messageType.saved, count));

/** "This is what you may do here." */
export const roleFrame = (mayWrite: boolean, schemaVersion: number) =>
	frame((encoder) => {
		encoding.writeVarUint(encoder, messageType.role);
		encoding.writeVarUint(encoder, mayWrite ? 1 : 0);
		encoding.writeVarUint(encoder, schemaVersion);
	});

/** "You should know this", in one word, and what belongs to it where there is anything. */
export const noticeFrame = (notice: Notice, detail = "") =>
	frame((encoder) => {
		encoding.writeVarUint(encoder, messageType.notice);
		encoding.writeVarString(encoder, notice);
		if (detail !== "") encoding.writeVarString(encoder, detail);
	});

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}
