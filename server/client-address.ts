import type { IncomingMessage } from "node:http";
import { isIPv4, isIPv6 } from "node:net";

/**
 * The network that a request comes from, as limits count it: an IPv4 address, or the first 64 bits of an IPv6 address, which
 * is what one household or office is given. `proxies` is the number of proxies of ours in front: each adds the address that
 * it was asked from to the end of `X-Forwarded-For`, and what stands before those can be typed by anyone.
 */
export function clientAddress(request: Pick<IncomingMessage, "headers" | "socket">, proxies: number): string {
	const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",");
	const chain = [...forwarded.split(","), request.socket.remoteAddress ?? ""]
		.map((address) => address.trim())
		.filter((address) => address !== "");
	return networkOf(chain[Math.max(0, chain.length - 1 - proxies)] ?? "");
}

function networkOf(address: string): string {
	const plain = address.replace(/%.*$/, "").toLowerCase();
	const mapped = plain.replace(/^::ffff:(?=\d+\.)/, "");
	if (isIPv4(mapped)) return mapped;
	if (!isIPv6(plain)) return "unknown";
	const [head = "", tail = ""] = plain.split("::");
	const before = head === "" ? [] : head.split(":");
	const after = tail === "" ? [] : tail.split(":");
	const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
	const groups = plain.includes("::") ? [...before, ...zeros, ...after] : before;
	return `${groups
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(":")}::/64`;
}
