import { PassThrough } from "node:stream";
import {
	type AppLoadContext,
	createReadableStreamFromReadable,
	type EntryContext,
	type LoaderFunctionArgs,
} from "@remix-run/node";
import { renderToPipeableStream } from "react-dom/server";
import { isRouteErrorResponse, RemixServer } from "./remix.ts";
import { NonceProvider } from "./ui/nonce.ts";
import { RequestIdProvider } from "./ui/request-id.ts";

const renderTimeoutMs = 5_000;

/** Renders a page whole before it is sent: an error on the way is still an honest status code. */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	{ nonce, requestId }: AppLoadContext,
): Promise<Response> {
	return new Promise((resolve, reject) => {
		const { pipe, abort } = renderToPipeableStream(
			<NonceProvider value={nonce}>
				<RequestIdProvider value={requestId}>
					<RemixServer context={remixContext} url={request.url} nonce={nonce} />
				</RequestIdProvider>
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

/**
 * A failure of ours is told to the operator; a request that the reader gave up, and a refusal (nothing here, not allowed), are none.
 * Remix hands over even the refusals of routes without a page.
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs): void {
	if (isRouteErrorResponse(error) && error.status < 500) return;
	if (!request.signal.aborted) context.app.report("a page failed", error);
}
