// Hocuspocus with its SQLite extension, everything else as it comes: `server-hocuspocus <folder>`.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";
import { answerQuestions } from "./answer-questions.mjs";

const [folder] = process.argv.slice(2);
const server = new Server({
	address: "127.0.0.1",
	port: 0,
	quiet: true,
	extensions: [new SQLite({ database: join(folder, "hocuspocus.sqlite") })],
});
await server.listen();
// Its table is made without anybody waiting for it.
await sleep(500);
answerQuestions(server.httpServer.address().port);
