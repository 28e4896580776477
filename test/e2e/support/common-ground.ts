import { freshPostgresAt } from "../../support/fresh-postgres.ts";
import { type Cluster, startCluster } from "../../support/postgres-cluster.ts";
import { findPostgresPrograms } from "../../support/postgres-programs.ts";
import { findRedis, TestRedis } from "../../support/redis.ts";
import { findNginx } from "./nginx.ts";

const given = process.env.TEST_POSTGRES_URL === "off" ? undefined : process.env.TEST_POSTGRES_URL;
const postgres = findPostgresPrograms();
const redis = findRedis();

/** Why there can be no nodes here; null when there can. */
export const nodesMissing: string | null =
	process.env.TEST_POSTGRES_URL === "off"
		? "TEST_POSTGRES_URL is off"
		: !given && !postgres.ok
			? postgres.reason
			: "reason" in redis
				? redis.reason
				: null;

/** The same for nodes behind an nginx. */
export const spreadMissing: string | null =
	nodesMissing ?? (findNginx() === null ? "no nginx on this machine" : null);

/** Where nodes meet: a fresh database, and a Redis of their own. */
export interface CommonGround {
	databaseUrl: string;
	redis: TestRedis;
	/** What each node is told of it, and what else all of them have to know alike. */
	variables: Record<string, string>;
	stop(): Promise<void>;
}

/** The PostgreSQL that `TEST_POSTGRES_URL` names, or a throwaway one. Throws where there is none. */
export async function findCluster(): Promise<Cluster> {
	if (given) return { url: given, stop: async () => {} };
	if (!postgres.ok) throw new Error(`There is no PostgreSQL: ${postgres.reason}`);
	return startCluster(postgres.bin, postgres.user);
}

/** Prepares it. Throws where there is no PostgreSQL or no Redis. */
export async function prepareCommonGround(): Promise<CommonGround> {
	if ("reason" in redis) throw new Error(`There is no Redis: ${redis.reason}`);
	const cluster = await findCluster();
	const database = await freshPostgresAt(cluster.url);
	const meeting = new TestRedis(redis.program);
	await meeting.start();
	return {
		databaseUrl: database.url,
		redis: meeting,
		variables: {
			DATABASE_URL: database.url,
			REDIS_URL: meeting.url,
			SESSION_SECRET: "a secret of more than thirty-two characters",
			TRUST_PROXY: "1",
		},
		async stop() {
			await meeting.remove();
			await database.remove();
			await cluster.stop();
		},
	};
}
