import type { Server } from "node:http";

/** The address under which a server reaches itself, without proxies: where it listens everywhere, on the loopback. */
export function loopback(http: Server): string {
	const at = http.address();
	if (typeof at !== "object" || at === null) throw new Error("The server does not listen on a port");
	const { address, port } = at;
	if (address === "0.0.0.0") return `http://127.0.0.1:${port}`;
	if (address === "::") return `http://[::1]:${port}`;
	return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}
