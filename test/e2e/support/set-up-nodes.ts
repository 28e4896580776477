import { findCluster, spreadMissing } from "./common-ground.ts";
import { nodeCount } from "./waymark.ts";

/** Runs once before all browser tests: where `TEST_NODES` asks for nodes, one PostgreSQL for all of them. Throws, in one sentence, where they cannot be. */
export default async function setUpNodes(): Promise<(() => Promise<void>) | undefined> {
	if (nodeCount === 0) return undefined;
	if (spreadMissing !== null)
		throw new Error(`TEST_NODES needs PostgreSQL, Redis and nginx: ${spreadMissing}`);
	const cluster = await findCluster();
	// Workers, which begin after this, inherit it.
	process.env.TEST_POSTGRES_URL = cluster.url;
	return () => cluster.stop();
}
