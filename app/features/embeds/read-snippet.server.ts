import type { AppContext } from "../../context.server.ts";
import { frameSizes, type PageParams } from "./embeddable.ts";
import { readEmbed } from "./read-embed.server.ts";
import { snippetOf } from "./snippet.ts";

/** What the page shows that says how to embed another; null where there is no such page. */
export async function readSnippet(app: AppContext, params: PageParams) {
	const embed = await readEmbed(app, params);
	if (!embed) return null;
	const { kind, path, title, page } = embed;
	const { id, slug, title: roadmapTitle } = page.roadmap;
	const origin = app.origin();
	return {
		roadmapId: id,
		roadmap: { slug, title: roadmapTitle },
		path,
		title,
		snippet: snippetOf({ origin, path, title, ...frameSizes[kind] }),
		oembedUrl: `${origin}/oembed?${new URLSearchParams({ url: origin + path })}`,
	};
}
