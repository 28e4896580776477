// y-websocket 2.1's own server, as its bin/server.cjs starts it; with a folder as its argument it stores in LevelDB there.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { answerQuestions } from "./answer-questions.mjs";

const [folder] = process.argv.slice(2);
if (folder) process.env.YPERSISTENCE = folder;
const require = createRequire(import.meta.url);
const { setupWSConnection } = require("y-websocket/bin/utils");
// The ws that y-websocket depends on itself.
const ownRequire = createRequire(require.resolve("y-websocket/bin/utils"));
const { Server: WebSocketServer } = ownRequire("ws");

const wss = new WebSocketServer({ noServer: true });
wss.on("connection", setupWSConnection);
const http = createServer((_request, response) => response.end("okay"));
http.on("upgrade", (request, socket, head) => {
	wss.handleUpgrade(request, socket, head, (ws) => wss.emit("connection", ws, request));
});
http.listen(0, "127.0.0.1", () => answerQuestions(http.address().port));
