import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { messageOf } from "./message.ts";
import { Outbox } from "./outbox.ts";

test("[V45] frames of every size arrive whole and in order, together where that is asked for", async () => {
	const lengths = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000, 3];
	const frames = lengths.map((length, index) => new Uint8Array(length).fill(index + 1));
	const alone = new Uint8Array([7, 7]);
	const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
	const http = createServer();
	http.on("upgrade", (request, socket, head) => {
		wss.handleUpgrade(request, socket, head, (ws) => {
			const outbox = new Outbox();
			outbox.write(socket, messageOf(alone).bytes);
			expect(socket.writableCorked).toBe(0);
			outbox.gather();
			for (const frame of frames) outbox.write(socket, messageOf(frame).bytes);
			expect(socket.writableCorked).toBe(1);
			// The library's own frames keep their place behind what waits.
			ws.close(4000);
		});
	});
	await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
	const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
	const received: Buffer[] = [];
	client.on("message", (data: Buffer, isBinary) => {
		expect(isBinary).toBe(true);
		received.push(data);
	});
	const code = await new Promise((resolve) => client.on("close", resolve));
	http.close();
	expect(code).toBe(4000);
	expect([...(received.shift() ?? [])]).toEqual([7, 7]);
	expect(received.map((data) => data.length)).toEqual(lengths);
	expect(received.every((data, index) => data.equals(frames[index] ?? data.subarray(1)))).toBe(true);
});
