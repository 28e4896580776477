import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Balancer } from "../../crash/balancer.ts";
import { freePort } from "../../support/free-port.ts";
import { type CommonGround, prepareCommonGround } from "./common-ground.ts";
import { Nginx } from "./nginx.ts";
import { WaymarkProcess } from "./waymark-process.ts";

/** One of them, on a port of its own. */
class Node {
	readonly dataDir = mkdtempSync(join(tmpdir(), "waymark-node-"));
	readonly process = new WaymarkProcess(this.dataDir);
	lives = false;

	constructor(
		readonly origin: string,
		private readonly variables: Record<string, string>,
	) {}

	async start(): Promise<void> {
		await this.process.start(this.variables);
		this.lives = true;
	}

	async kill(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
		if (signal === "SIGKILL") this.lives = false;
		// Asked to end, it still answers for a while.
		await this.process.kill(signal);
		this.lives = false;
	}

	async remove(): Promise<void> {
		await this.kill("SIGKILL");
		rmSync(this.dataDir, { recursive: true, force: true });
	}
}

/** Two whole nodes of the demo on one PostgreSQL and one Redis, behind a balancer. A browser whose user agent ends with `node-1` gets the second while it lives. */
export class TwoNodes {
	private constructor(
		readonly nodes: Node[],
		private readonly ground: CommonGround,
		/** What stands in front. */
		private readonly front: { origin: string; stop(): Promise<void> },
	) {}

	/** With `nginx` that program stands in front; else a balancer of ours. */
	static async start(nginx?: string): Promise<TwoNodes> {
		const ground = await prepareCommonGround();
		const nodes: Node[] = [];
		const ports = [await freePort(), await freePort()];
		const front = nginx
			? await Nginx.start(nginx, ports)
			: await Balancer.start(nodes, (request) => Number(/node-(\d)\r/.exec(request)?.[1] ?? -1));
		const shared = {
			...{ ...ground.variables, ORIGIN: front.origin },
			...{ DRAIN_SECONDS: "2", LIMIT_PAGES_PER_NETWORK: "1000000" },
		};
		for (const port of ports.map(String)) {
			const node = new Node(`http://127.0.0.1:${port}`, { ...shared, PORT: port });
			nodes.push(node);
			await node.start();
		}
		return new TwoNodes(nodes, ground, front);
	}

	/** What a browser has to be opened with to be at one of them. */
	at(place: 0 | 1): { baseURL: string; userAgent: string } {
		return { baseURL: this.front.origin, userAgent: `Mozilla/5.0 Chrome/150.0 node-${place}` };
	}

	async stop(): Promise<void> {
		for (const node of this.nodes) await node.remove();
		await this.front.stop();
		await this.ground.stop();
	}
}
