import { Balancer } from "../../crash/balancer.ts";
import { freePort } from "../../support/free-port.ts";
import { type Cluster, startCluster } from "../../support/postgres-cluster.ts";
import { findPostgresPrograms } from "../../support/postgres-programs.ts";
import { findRedis, TestRedis } from "../../support/redis.ts";
import { Nginx } from "./nginx.ts";
import { WaymarkProcess } from "./waymark-process.ts";

const postgres = findPostgresPrograms();
const redis = findRedis();

/** Why there can be no nodes here; null when there can. */
export const nodesMissing: string | null = !postgres.ok
	? postgres.reason
	: "reason" in redis
		? redis.reason
		: null;

/** One of them, on a port of its own. */
class Node {
	readonly process = new WaymarkProcess();
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
}

/** Two whole nodes of the demo on one PostgreSQL and one Redis, behind a balancer. A browser whose user agent ends with `node-1` gets the second while it lives. */
export class TwoNodes {
	private constructor(
		readonly nodes: Node[],
		readonly redis: TestRedis,
		private readonly cluster: Cluster,
		/** What stands in front. */
		private readonly front: { origin: string; stop(): Promise<void> },
	) {}

	/** With `nginx` that program stands in front; else a balancer of ours. */
	static async start(nginx?: string): Promise<TwoNodes> {
		if (!postgres.ok || "reason" in redis)
			throw new Error(`There is no PostgreSQL or no Redis: ${nodesMissing}`);
		const cluster = await startCluster(postgres.bin, postgres.user);
		const meeting = new TestRedis(redis.program);
		await meeting.start();
		const nodes: Node[] = [];
		const ports = [await freePort(), await freePort()];
		const front = nginx
			? await Nginx.start(nginx, ports)
			: await Balancer.start(nodes, (request) => Number(/node-(\d)\r/.exec(request)?.[1] ?? -1));
		const shared = {
			...{ DATABASE_URL: cluster.url, REDIS_URL: meeting.url, ORIGIN: front.origin },
			...{
				SESSION_SECRET: "a secret of more than thirty-two characters",
				DRAIN_SECONDS: "2",
				TRUST_PROXY: "1",
			},
			LIMIT_PAGES_PER_NETWORK: "1000000",
		};
		for (const port of ports.map(String)) {
			const node = new Node(`http://127.0.0.1:${port}`, { ...shared, PORT: port });
			nodes.push(node);
			await node.start();
		}
		return new TwoNodes(nodes, meeting, cluster, front);
	}

	/** What a browser has to be opened with to be at one of them. */
	at(place: 0 | 1): { baseURL: string; userAgent: string } {
		return { baseURL: this.front.origin, userAgent: `Mozilla/5.0 Chrome/150.0 node-${place}` };
	}

	async stop(): Promise<void> {
		for (const node of this.nodes) {
			await node.kill("SIGKILL");
			await node.process.remove();
		}
		await this.front.stop();
		await this.redis.remove();
		await this.cluster.stop();
	}
}
