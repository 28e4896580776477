/**
 * The co-editing server as a process of its own, to be killed: `killable-server.ts <SQLite file> <port>`. Says its port once
 * it listens.
 */
import { openDatabase } from "#db/database.ts";
import { startCollab } from "./fixture.ts";

const [path = "", port = "0"] = process.argv.slice(2);
const server = await startCollab(openDatabase(path), { port: Number(port), limits: { snapshotEvery: 40 } });
process.stdout.write(`${new URL(server.url.replace("ws:", "http:")).port}\n`);
