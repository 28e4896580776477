import { createServer } from "node:net";

/** A port on 127.0.0.1 that nobody uses at this moment. */
export function freePort(): Promise<number> {
	return new Promise((found, failed) => {
		const server = createServer();
		server.once("error", failed);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			const port = typeof address === "object" && address ? address.port : 0;
			server.close(() => found(port));
		});
	});
}
