// A process of readers who watch a page as the live script does: `readers.mjs <origin> <roadmap id> <path> <number>`.
// They are told of a change, wait as they are asked to, and fetch the page with the tag of what they have.
import { Agent, get } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const WebSocket = require("ws");
const [origin = "", roadmapId = "", path = "", count = "0"] = process.argv.slice(2);
const burstMs = 100;
/** Browsers have a connection of their own each; this many at once are enough to keep the server busy. */
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
let etag = "";
let times = [];
let watching = 0;
let bytes = 0;

function fetchPage() {
	return new Promise((done, failed) => {
		const headers = { "Accept-Encoding": "gzip", ...(etag === "" ? {} : { "If-None-Match": etag }) };
		get(origin + path, { agent, headers }, (response) => {
			response.on("data", (part) => {
				bytes += part.length;
			});
			response.on("end", () => done(response));
		}).on("error", failed);
	});
}

function open() {
	return new Promise((done, failed) => {
		const socket = new WebSocket(`${origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
			origin,
			perMessageDeflate: false,
		});
		socket.on("error", failed);
		socket.on("close", () => watching--);
		socket.on("message", (data) => {
			const text = data.toString();
			if (text.startsWith("0")) socket.send("40");
			else if (text.startsWith("40"))
				socket.send(`420${JSON.stringify(["watch", { roadmapId, revision: 0 }])}`);
			else if (text.startsWith("430")) {
				watching++;
				done(socket);
			} else if (text === "2") socket.send("3");
			else if (text.startsWith('42["changed"')) {
				const [, change] = JSON.parse(text.slice(2));
				setTimeout(show, burstMs + Math.random() * (change.spreadMs ?? 0));
			}
		});
	});
}

async function show() {
	const response = await fetchPage();
	if (response.statusCode !== 200) throw new Error(`A reader got ${response.statusCode}`);
	times.push(Date.now());
	if (times.length === Number(count)) process.send({ times, bytes });
}

const response = await fetchPage();
etag = response.headers.etag ?? "";
const sockets = [];
for (let opened = 0; opened < Number(count); opened += 50) {
	const more = Math.min(50, Number(count) - opened);
	sockets.push(...(await Promise.all(Array.from({ length: more }, open))));
}
process.send({ watching });
process.on("message", (question) => {
	if (question === "again") {
		times = [];
		bytes = 0;
		process.send({ ready: true });
	}
	if (question === "leave") {
		for (const socket of sockets) socket.terminate();
		process.send({ left: true });
	}
	if (question === "end") process.exit(0);
});
