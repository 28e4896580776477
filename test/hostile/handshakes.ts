import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { closeCode } from "#app/live/collab-protocol.ts";
import { openRaw } from "#test/collab/raw-editor.ts";
import type { KillableProcess } from "#test/crash/killable-process.ts";

/** Something done to the server before, or instead of, a proper connection. Throws when the server's answer is wrong. */
interface Handshake {
	name: string;
	run(server: KillableProcess, document: string): Promise<void>;
}

const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
const request = (path: string, ...headers: string[]) =>
	[`GET ${path} HTTP/1.1`, "Host: x", "Connection: Upgrade", "Upgrade: websocket", ...headers].join("\r\n");
const complete = (path: string) => `${request(path, key, "Sec-WebSocket-Version: 13")}\r\n\r\n`;

/** Opens sockets by hand, writes to each, waits a little, and cuts them. */
async function knock(server: KillableProcess, count: number, bytes: (string | Buffer)[]): Promise<void> {
	const { port } = new URL(server.origin);
	const sockets: Socket[] = [];
	for (let i = 0; i < count; i++) {
		const socket = connect(Number(port), "127.0.0.1");
		socket.on("error", () => {});
		for (const part of bytes) socket.write(part);
		sockets.push(socket);
	}
	await sleep(100);
	for (const socket of sockets) socket.resetAndDestroy();
}

/** The code with which each of several connections ends; 1006 for those that never opened. */
async function codesOf(urls: string[]): Promise<number[]> {
	const codes = urls.map(async (url) => {
		const socket = new WebSocket(url);
		socket.on("error", () => {});
		const [code]: number[] = await once(socket, "close");
		return code ?? 0;
	});
	return Promise.all(codes);
}

function expectCodes(codes: number[], allowed: number[]): void {
	const wrong = codes.filter((code) => !allowed.includes(code));
	if (wrong.length > 0) throw new Error(`Closed with ${[...new Set(wrong)].join(", ")}`);
}

/** A frame from client to server, masked with zeros: first byte, second byte, and what follows. */
const masked = (first: number, ...payload: number[]) =>
	Buffer.from([first, 128 | payload.length, 0, 0, 0, 0, ...payload]);

const path = (document: string) => `/as-supporter/collab/${document}?waymark=1&schema=1`;
const byHand = (name: string, ...frames: Buffer[]): Handshake => ({
	name,
	run: (server, document) => knock(server, 3, [complete(path(document)), ...frames]),
});

/** Ways of knocking, each to be tried alone. */
export const handshakes: Handshake[] = [
	{ name: "200 half-open handshakes", run: (server) => knock(server, 200, [request("/collab/x")]) },
	{ name: "200 resets right after connecting", run: (server) => knock(server, 200, []) },
	{
		name: "200 resets right after the handshake",
		run: (server, document) => knock(server, 200, [complete(path(document))]),
	},
	{
		name: "handshakes with a broken key, version or garbage",
		run: async (server) => {
			await knock(server, 5, [`${request("/collab/x", "Sec-WebSocket-Key: short")}\r\n\r\n`]);
			await knock(server, 5, [`${request("/collab/x", key, "Sec-WebSocket-Version: 99")}\r\n\r\n`]);
			await knock(server, 5, [Buffer.alloc(10_000, 255)]);
			await knock(server, 5, [request("/collab/x", `X-Long: ${"x".repeat(100_000)}`)]);
		},
	},
	byHand("a frame without a mask", Buffer.from([0x82, 1, 0])),
	byHand("a reserved opcode", masked(0x83, 1)),
	byHand("a compressed frame that was not agreed on", masked(0xc2, 1)),
	byHand("a ping in fragments", masked(0x09, 1)),
	byHand("a continuation of nothing", masked(0x80, 1)),
	byHand("a close with a code that does not exist", masked(0x88, 0, 5)),
	byHand("text that is no UTF-8", masked(0x81, 0xff, 0xfe)),
	byHand("a frame of 2^63 bytes", Buffer.from([0x82, 255, 127, 255, 255, 255, 255, 255, 255, 255])),
	{
		name: "2,000 documents that do not exist",
		async run(server) {
			for (let i = 0; i < 2_000; i += 100) {
				const urls = Array.from({ length: 100 }, (_, j) => `${server.url}/none-${i + j}?as=supporter`);
				expectCodes(await codesOf(urls), [closeCode.noDocument]);
			}
		},
	},
	{
		name: "strange names of documents",
		async run(server) {
			const names = [
				"%00",
				"..%2f..%2fetc",
				"a".repeat(8_000),
				"%F0%9F%92%A9",
				"__proto__",
				"';drop table document",
			];
			const urls = names.map((name) => `${server.url}/${name}?as=supporter`);
			expectCodes(await codesOf(urls), [closeCode.noDocument, 1006]);
		},
	},
	{
		name: "260 connections of one person",
		async run(server, document) {
			const editors = Array.from({ length: 260 }, () => openRaw(server, document, "supporter"));
			const settled = editors.map((raw) =>
				Promise.race([raw.closed, raw.opened.then(() => sleep(2_000, 0))]),
			);
			const codes = await Promise.all(settled);
			expectCodes(codes, [closeCode.overload, 0]);
			if (!codes.includes(closeCode.overload)) throw new Error("Nobody was turned away");
			for (const raw of editors) raw.destroy();
		},
	},
	{
		name: "frames by the hundred before anyone is let in",
		async run(server, document) {
			const raw = openRaw(server, document, "supporter");
			await raw.opened;
			for (let i = 0; i < 500; i++) raw.send(0, 2, 2, 0, 0);
			await Promise.race([raw.closed, sleep(300)]);
			raw.destroy();
		},
	},
	{
		name: "editors of another schema, of no person and of a stranger",
		async run(server, document) {
			const base = `${server.url}/${document}`;
			const old = ["0", "999", "x", "-1"].map((schema) => `${base}?as=lead&schema=${schema}`);
			expectCodes(await codesOf(old), [closeCode.editorTooOld]);
			expectCodes(await codesOf([`${base}?as=nobody`]), [closeCode.sessionOver]);
			expectCodes(await codesOf([`${base}?as=stranger`]), [closeCode.noDocument]);
		},
	},
];
