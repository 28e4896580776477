import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

const request = (remoteAddress: string | undefined, forwarded?: string) =>
	({
		headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
		socket: { remoteAddress },
	}) as Pick<IncomingMessage, "headers" | "socket">;

test.each<[proxies: number, remote: string | undefined, forwarded: string | undefined, expected: string]>([
	[0, "192.0.2.1", undefined, "192.0.2.1"],
	[0, "192.0.2.1", "198.51.100.7", "192.0.2.1"],
	[1, "10.0.0.1", "198.51.100.7", "198.51.100.7"],
	[1, "10.0.0.1", "typed by anyone, 198.51.100.7", "198.51.100.7"],
	[2, "10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"],
	[1, "10.0.0.1", undefined, "10.0.0.1"],
	[3, "10.0.0.1", "198.51.100.7", "198.51.100.7"],
	[1, "10.0.0.1", "<script>", "unknown"],
	[0, undefined, undefined, "unknown"],
	[0, "::ffff:192.0.2.1", undefined, "192.0.2.1"],
	[0, "2001:db8:1:2:3:4:5:6", undefined, "2001:db8:1:2::/64"],
	[0, "2001:DB8:1:2::99", undefined, "2001:db8:1:2::/64"],
	[0, "2001:db8::1", undefined, "2001:db8:0:0::/64"],
	[0, "::1", undefined, "0:0:0:0::/64"],
	[0, "fe80::1%eth0", undefined, "fe80:0:0:0::/64"],
])(
	"[I6] behind %i proxies, a request from %s with %s comes from %s",
	(proxies, remote, forwarded, expected) => {
		expect(clientAddress(request(remote, forwarded), proxies)).toBe(expected);
	},
);
