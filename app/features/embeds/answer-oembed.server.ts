import { readInstallation } from "#db/queries/installation.ts";
import type { AppContext } from "../../context.server.ts";
import { notFound } from "../../domain/refusal.ts";
import { publicPage } from "../public/public-answer.server.ts";
import { readPagePath } from "./embeddable.ts";
import { describeFrame, oembedXml, readOembedWish } from "./oembed.ts";
import { readEmbed } from "./read-embed.server.ts";

const types = { json: "application/json; charset=utf-8", xml: "text/xml; charset=utf-8" };
const shared = {
	"Access-Control-Allow-Origin": "*",
	"Cross-Origin-Resource-Policy": "cross-origin",
};

/** Answers consumers of oEmbed 1.0: 404 about what is no public page of ours, 501 to a format that nobody here writes. */
export async function answerOembed(app: AppContext, search: URLSearchParams): Promise<Response> {
	const wish = readOembedWish(search, app.origin());
	if (wish === null) return refusal(400, "Say which page it is about: /oembed?url=…");
	if (wish.format === undefined) return refusal(501, "There is json, and there is xml.");
	const params = wish.path === null ? null : readPagePath(wish.path);
	const embed = params && (await readEmbed(app, params));
	if (!embed) return refusal(404, notFound.message);
	const { serviceName } = await readInstallation(app.db);
	const described = describeFrame(embed, { origin: app.origin(), serviceName }, wish);
	const body = wish.format === "json" ? `${JSON.stringify(described)}\n` : oembedXml(described);
	return new Response(body, {
		headers: { "Content-Type": types[wish.format], ...shared, ...publicPage(embed.page).headers },
	});
}

const refusal = (status: number, words: string) =>
	new Response(`${words}\n`, {
		status,
		headers: { "Content-Type": "text/plain; charset=utf-8", ...shared },
	});
