import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { organisationColour, palette } from "#app/domain/organisation-colour.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { Rate } from "./rate.ts";
import { decodeFrame, step1Frame, updateFrame } from "./wire.ts";

describe("counting what is stored", () => {
	test("[C2] a later frame does not count before an earlier one", () => {
		const acks = new Acknowledgements();
		const [first, second, third] = [acks.receive(), acks.receive(), acks.receive()];
		expect(acks.store(second)).toBe(false);
		expect(acks.stored).toBe(0);
		expect(acks.store(first)).toBe(true);
		expect(acks.stored).toBe(2);
		acks.store(third);
		expect(acks.stored).toBe(3);
	});

	test("[C2] a frame with a gap counts once a later frame has closed it, and not before", () => {
		const acks = new Acknowledgements();
		const gap = acks.receive();
		gap.state = "to be sent again";
		const waiting = acks.receive();
		const resent = acks.receive();
		acks.store(resent);
		expect(acks.stored).toBe(1);
		acks.store(waiting);
		expect(acks.stored).toBe(3);
		expect(acks.waiting).toBe(0);
	});
});

describe("the rate of a connection", () => {
	test("[C62] what comes at once is let through, more is slowed down for as long as it takes", () => {
		const rate = new Rate({ framesPerSecond: 10, bytesPerSecond: 1_000 }, 0);
		for (let i = 0; i < 20; i++) expect(rate.take(1, 0)).toBe(0);
		expect(rate.take(1, 0)).toBe(100);
		expect(rate.take(1, 200)).toBe(0);
		expect(rate.take(4_000, 400)).toBeGreaterThan(1_900);
		expect(rate.take(1, 60_000)).toBe(0);
	});
});

describe("frames", () => {
	test("[C60] what we write is what we read, and not a byte more", () => {
		const update = new Uint8Array([0, 0]);
		expect(decodeFrame(updateFrame(update))).toEqual({ kind: "update", update });
		const stateVector = Y.encodeStateVector(new Y.Doc());
		expect(decodeFrame(step1Frame(stateVector))).toEqual({ kind: "step1", stateVector });
		// A frame lies in a larger buffer of Node's: nothing beyond its end may be read.
		const pool = new Uint8Array([0, 2, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(decodeFrame(pool.subarray(0, 4))).toBeNull();
	});
});

describe("colours of organisations", () => {
	test("[C50] white letters can be read on each of them", () => {
		const part = (hex: string) => {
			const value = Number.parseInt(hex, 16) / 255;
			return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		};
		for (const colour of palette) {
			const [red, green, blue] = [1, 3, 5].map((at) => part(colour.slice(at, at + 2)));
			const luminance = 0.2126 * (red ?? 1) + 0.7152 * (green ?? 1) + 0.0722 * (blue ?? 1);
			expect(1.05 / (luminance + 0.05), colour).toBeGreaterThanOrEqual(4.5);
		}
		expect(organisationColour("nhs")).toBe(organisationColour("nhs"));
	});
});
