import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "../client.mjs";

/** As many as there are descriptors for, and not more than 2,000. */
const connections = Math.min(2_000, Number(execFileSync("sh", ["-c", "ulimit -n"])) - 300 || 2_000);

/** Many connections that do nothing, in 100 documents: bytes of each at the server, and what is left when they are gone. */
export async function idle(server) {
	const settle = async () => {
		await sleep(500);
		await server.used({ gc: true });
		return server.used({ gc: true });
	};
	// The documents, and code that is compiled on first use, are no cost of a connection.
	const first = [];
	for (let i = 0; i < 200; i++) first.push(await Client.open(server, `d${i % 100}`));
	const before = await settle();
	const clients = [];
	for (let i = 0; i < connections; i += 50) {
		const batch = Array.from({ length: 50 }, (_, j) => Client.open(server, `d${(i + j) % 100}`));
		clients.push(...(await Promise.all(batch)));
	}
	const during = await settle();
	for (const client of clients) client.close();
	await sleep(1_000);
	const after = await settle();
	for (const client of first) client.close();
	return {
		connections,
		heap: (during.heap - before.heap) / connections,
		rss: (during.rss - before.rss) / connections,
		heapLeft: (after.heap - before.heap) / connections,
	};
}
