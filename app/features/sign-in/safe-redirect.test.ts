import { expect, test } from "vitest";
import { safeRedirect } from "./safe-redirect.ts";

test.each([
	["/workspace/fast-track-cities-london?mine=1", "/workspace/fast-track-cities-london?mine=1"],
	["https://evil.example/", "/workspace"],
	["//evil.example/", "/workspace"],
	["/\\evil.example/", "/workspace"],
	["/\t/evil.example", "/workspace"],
	["/.//evil.example/", "/workspace"],
	["/a/..//evil.example/", "/workspace"],
	["/%2e//evil.example/", "/workspace"],
	["/.\\/evil.example/", "/workspace"],
	["/x\r\nSet-Cookie: waymark=1", "/xSet-Cookie:%20waymark=1"],
	["javascript:alert(1)", "/workspace"],
	["", "/workspace"],
	[null, "/workspace"],
])("[A5] after signing in, %j leads to %j", (wanted, expected) => {
	expect(safeRedirect(wanted)).toBe(expected);
});
