import { notFound } from "#app/domain/refusal.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";
import { readLogo } from "#db/queries/installation.ts";

/** The logo of the installation. Its address names its content, so that it can be kept for ever. */
export async function answerLogo({ context, request }: LoaderFunctionArgs) {
	const logo = await readLogo(context.app.db);
	if (!logo) return new Response(notFound.message, { status: 404 });
	const isAsked = new URL(request.url).searchParams.get("v") === logo.hash.slice(0, 16);
	return new Response(new Uint8Array(logo.bytes), {
		headers: {
			"Content-Type": logo.type,
			"Cache-Control": isAsked ? "public, max-age=31536000, immutable" : "no-cache",
			// A picture is a picture, whatever else its bytes could be read as.
			"X-Content-Type-Options": "nosniff",
		},
	});
}
