import { findCluster, nodesMissing } from "./common-ground.ts";
import { findNginx } from "./nginx.ts";

/** Runs once before all browser tests: where `TEST_NODES` asks for nodes, one PostgreSQL for all of them. Throws, in one sentence, where they cannot be. */
export default async function setUpNodes(): Promise<(() => Promise<void>) | undefined> {
	if (!process.env.TEST_NODES) return undefined;
	const missing = nodesMissing ?? (findNginx() === null ? "no nginx on this machine" : null);
	if (missing !== null) throw new Error(`TEST_NODES needs PostgreSQL, Redis and nginx: ${missing}`);
	const cluster = await findCluster();
	// Workers, which begin after this, inherit it.
	process.env.TEST_POSTGRES_URL = cluster.url;
	return () => cluster.stop();
}
