/**
 * The name by which browsers keep passkeys of this installation: the host of its address. Null where there can be none: a
 * passkey belongs to a name, never to a numeric address.
 */
export function relyingPartyOf(origin: string): string | null {
	const { hostname } = new URL(origin);
	return /^[\d.]+$|^\[/.test(hostname) ? null : hostname;
}
