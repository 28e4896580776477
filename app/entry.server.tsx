import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { renderToPipeableStream } from "react-dom/server";
import { RemixServer } from "./remix.ts";
import { NonceProvider } from "./ui/nonce.ts";

const renderTimeoutMs = 5_000;

/** Renders a page whole before it is sent: an error on the way is still an honest status code. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	{ nonce }: AppLoadContext,
): Promise<Response> {
	return new Promise((resolve, reject) => {
		const { pipe, abort } = renderToPipeableStream(
			<NonceProvider value={nonce}>
				<RemixServer context={remixContext} url={request.url} nonce={nonce} />
			</NonceProvider>,
			{
				nonce,
				onAllReady() {
					const body = new PassThrough();
					headers.set("Content-Type", "text/html; charset=utf-8");
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
					pipe(body);
				},
				onShellError: reject,
			},
		);
		setTimeout(abort, renderTimeoutMs).unref();
	});
}

/** A failure of ours is logged by the server; a request that the reader gave up is not a failure. */
export function handleError(error: unknown, { request }: { request: Request }): void {
	if (!request.signal.aborted) console.error(error);
}
