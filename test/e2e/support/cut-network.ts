import { createServer, request, type Server } from "node:http";
import { connect, type Socket } from "node:net";

/**
 * The network between one window and the world, as a proxy that a browser context uses (`proxy: { server }`). While it is cut, open
 * connections are gone, sockets included, and new ones are refused.
 */
export class CutNetwork {
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	#isCut = false;

	private constructor() {
		this.#server = createServer((asked, answer) => {
			const onward = request(asked.url ?? "", { method: asked.method, headers: asked.headers }, (found) => {
				answer.writeHead(found.statusCode ?? 502, found.headers);
				found.pipe(answer);
			});
			onward.on("error", () => answer.destroy());
			answer.on("close", () => onward.destroy());
			asked.pipe(onward);
		});
		this.#server.on("connection", (socket) => this.#watch(socket));
		this.#server.on("connect", (asked, near: Socket, head: Buffer) => {
			const [host, port] = (asked.url ?? "").split(":");
			const far = this.#watch(connect(Number(port), host));
			far.on("connect", () => {
				near.write("HTTP/1.1 200 Connection Established\r\n\r\n");
				if (head.length > 0) far.write(head);
				near.pipe(far).pipe(near);
			});
			far.on("close", () => near.destroy());
			near.on("close", () => far.destroy());
		});
	}

	static async open(): Promise<CutNetwork> {
		const network = new CutNetwork();
		await new Promise<void>((open) => network.#server.listen(0, "127.0.0.1", open));
		return network;
	}

	/** For the option `proxy` of a browser context. */
	get proxy(): { server: string } {
		const address = this.#server.address();
		return { server: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}` };
	}

	cut(): void {
		this.#isCut = true;
		for (const socket of this.#sockets) socket.destroy();
	}

	mend(): void {
		this.#isCut = false;
	}

	close(): void {
		this.cut();
		this.#server.close();
	}

	#watch(socket: Socket): Socket {
		if (this.#isCut) socket.destroy();
		this.#sockets.add(socket);
		socket.on("error", () => socket.destroy());
		socket.on("close", () => this.#sockets.delete(socket));
		return socket;
	}
}
