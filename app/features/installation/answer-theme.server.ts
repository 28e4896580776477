import { themeCss } from "#app/domain/accent-colour.ts";
import type { LoaderFunctionArgs } from "#app/remix.ts";
import { readInstallation } from "#db/queries/installation.ts";

/** The style sheet with the accent colour of the installation. Its address names the colour, so that it can be kept for ever. */
export async function answerTheme({ context, request }: LoaderFunctionArgs) {
	const { accentColour } = await readInstallation(context.app.db);
	const isAsked = new URL(request.url).searchParams.get("v") === accentColour?.slice(1);
	return new Response(accentColour ? themeCss(accentColour) : "", {
		headers: {
			"Content-Type": "text/css; charset=utf-8",
			"Cache-Control": isAsked ? "public, max-age=31536000, immutable" : "no-cache",
		},
	});
}
