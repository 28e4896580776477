// The same bytes and headers as Waymark's answers, from a table, with nothing decided but 200 or 304.
import { createServer } from "node:http";

process.once("message", (pages) => {
	for (const page of Object.values(pages)) page.body = Buffer.from(page.body, "base64");
	const server = createServer((request, response) => {
		const page = pages[request.url];
		if (request.headers["if-none-match"] === page.etag) {
			response.writeHead(304, page.unchangedHead);
			response.end();
			return;
		}
		response.writeHead(200, page.head);
		response.end(page.body);
	});
	server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
});
