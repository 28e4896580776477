import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** Something that listens, while it lives. */
interface Node {
	readonly origin: string;
	readonly lives: boolean;
}

/** Hands each connection to one of the nodes that live, in turn: clients do not know how many there are, nor stay with one. */
export class Balancer {
	private readonly server: Server;
	private readonly open = new Set<Socket>();
	private turn = 0;

	private constructor(
		private readonly nodes: readonly Node[],
		private readonly wish: (request: string) => number,
	) {
		this.server = createServer((client) => {
			client.on("error", () => client.destroy());
			client.once("data", (request) => this.hand(client, request));
		});
	}

	/** `wish` may read from the first request of a connection to which node it wants, by its place: it gets that one while it lives. */
	static async start(
		nodes: readonly Node[],
		wish: (request: string) => number = () => -1,
	): Promise<Balancer> {
		const balancer = new Balancer(nodes, wish);
		balancer.server.listen(0, "127.0.0.1");
		await once(balancer.server, "listening");
		return balancer;
	}

	/** Scheme, host and port. */
	get origin(): string {
		const address = this.server.address();
		if (address === null || typeof address === "string") throw new Error("The balancer does not listen");
		return `http://127.0.0.1:${address.port}`;
	}

	async stop(): Promise<void> {
		for (const socket of this.open) socket.destroy();
		await new Promise((done) => this.server.close(done));
	}

	private hand(client: Socket, request: Buffer): void {
		const living = this.nodes.filter(({ lives }) => lives);
		const wanted = this.nodes[this.wish(request.toString("latin1"))];
		const node = wanted?.lives ? wanted : living[this.turn++ % Math.max(1, living.length)];
		if (!node) return void client.destroy();
		const { hostname, port } = new URL(node.origin);
		const server = connect({ host: hostname, port: Number(port) });
		server.write(request);
		for (const [socket, other] of [
			[client, server],
			[server, client],
		] as const) {
			this.open.add(socket);
			socket.on("error", () => socket.destroy());
			socket.on("close", () => {
				this.open.delete(socket);
				other.destroy();
			});
			socket.pipe(other);
		}
	}
}
