import type { LogoType } from "./installation.ts";

/** The largest logo, in bytes. */
export const mostLogoBytes = 200_000;

const starts = (bytes: Uint8Array, at: number, ...expected: number[]) =>
	expected.every((byte, index) => bytes[at + index] === byte);

/** What kind of picture bytes are, by how they begin, whatever their name says; null for every other kind. */
export function logoTypeOf(bytes: Uint8Array): LogoType | null {
	if (starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
	if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return "image/jpeg";
	const isRiff = starts(bytes, 0, 0x52, 0x49, 0x46, 0x46);
	return isRiff && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50) ? "image/webp" : null;
}

/** What is wrong with a logo; undefined when it can be shown. */
export function logoMistake(bytes: Uint8Array): string | undefined {
	if (bytes.length > mostLogoBytes) return "The logo is too large: choose a file of at most 200 kB.";
	return logoTypeOf(bytes) === null ? "The logo must be a PNG, JPEG or WebP file." : undefined;
}
