/**
 * The co-editing server as a process of its own, to be killed or attacked: `killable-server.ts <database> <port> <limits as
 * JSON> <Redis>`. Says its port once it listens, and what it uses whenever it gets a message.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { openDatabase } from "#db/database.ts";
import { createNodes } from "#server/nodes/create-nodes.ts";
import { startCollab } from "./fixture.ts";

const [url = "", port = "0", limits = "{}", redis = ""] = process.argv.slice(2);
const nodes = await createNodes(redis || null, () => {});
nodes.attach(new Server(createServer()));
const server = await startCollab(openDatabase(url), {
	port: Number(port),
	limits: JSON.parse(limits),
	bus: nodes.bus,
});

process.on("message", () => {
	globalThis.gc?.();
	const { rss, heapUsed, external } = process.memoryUsage();
	const peak = process.resourceUsage().maxRSS * 1024;
	process.send?.({
		rss,
		peak,
		heap: heapUsed + external,
		...server.collab.figures(),
		reports: server.reports,
	});
});
process.send?.({ port: Number(new URL(server.url.replace("ws:", "http:")).port) });
