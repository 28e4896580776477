/**
 * The co-editing server as a process of its own, to be killed or attacked: `killable-server.ts <database> <port> <limits as
 * JSON>`. Says its port once it listens, and what it uses whenever it gets a message.
 */
import { openDatabase } from "#db/database.ts";
import { startCollab } from "./fixture.ts";

const [url = "", port = "0", limits = "{}"] = process.argv.slice(2);
const server = await startCollab(openDatabase(url), { port: Number(port), limits: JSON.parse(limits) });

process.on("message", () => {
	globalThis.gc?.();
	const { rss, heapUsed, external } = process.memoryUsage();
	process.send?.({ rss, heap: heapUsed + external, ...server.collab.figures(), reports: server.reports });
});
process.send?.({ port: Number(new URL(server.url.replace("ws:", "http:")).port) });
