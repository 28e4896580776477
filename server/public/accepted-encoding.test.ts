import { expect, test } from "vitest";
import { acceptedEncoding } from "./accepted-encoding.ts";

test.each([
	[undefined, "identity"],
	["", "identity"],
	["gzip, deflate, br, zstd", "br"],
	["gzip, deflate", "gzip"],
	["deflate", "identity"],
	["x-gzip", "gzip"],
	["br;q=0.5, gzip;q=0.8", "gzip"],
	["br;q=0, gzip;q=0", "identity"],
	["BR ; Q=1.000", "br"],
	["*", "br"],
	["br;q=0, *", "gzip"],
	["gzip;q=0.5, identity", "identity"],
	["gzip;q=0.5, identity;q=0.5", "gzip"],
	["br;q=2, gzip;q=nonsense, ;;,", "identity"],
	["identity;q=0, *;q=0", null],
	["*;q=0", null],
	["identity;q=0", null],
	["identity;q=0, gzip", "gzip"],
])("[Q1] %j is answered with %j", (header, expected) => {
	expect(acceptedEncoding(header)).toBe(expected);
	expect(acceptedEncoding(header)).toBe(expected);
});
