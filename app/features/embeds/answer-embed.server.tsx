import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { AppContext } from "../../context.server.ts";
import { readBrand } from "../installation/read-brand.server.ts";
import { publicPage } from "../public/public-answer.server.ts";
import styles from "./embed.scss?url";
import { EmbedPage } from "./embed-page.tsx";
import { EmbedShell, NothingHere } from "./embed-shell.tsx";
import type { PageParams } from "./embeddable.ts";
import { type EmbedData, readEmbed } from "./read-embed.server.ts";

/** A public page as a document for a frame on another site, kept like the page; a sentence for the frame where there is none. */
export async function answerEmbed(app: AppContext, params: PageParams): Promise<Response> {
	const { brand } = await readBrand(app);
	const embed = await readEmbed(app, params);
	const headers = { "Content-Type": "text/html; charset=utf-8", ...framing(app) };
	if (embed === null)
		return new Response(documentOf(<NothingHere styles={styles} />), { status: 404, headers });
	const { kind, path, title, page } = embed;
	const { roadmap } = page;
	const body = documentOf(
		<EmbedShell
			brand={brand}
			title={title}
			heading={headingOf(embed)}
			path={path}
			origin={app.origin()}
			within={kind === "roadmap" ? null : { title: roadmap.title, href: `/${roadmap.slug}` }}
			styles={styles}
		>
			<EmbedPage {...embed} />
		</EmbedShell>,
	);
	return new Response(body, { headers: { ...headers, ...publicPage(page).headers } });
}

const documentOf = (element: ReactElement) => `<!doctype html>${renderToStaticMarkup(element)}`;

function headingOf(embed: EmbedData): string {
	switch (embed.kind) {
		case "roadmap":
			return embed.page.roadmap.title;
		case "action":
			return embed.page.action.title;
		case "partner":
			return embed.page.partner.name;
		case "measure":
			return embed.page.measure.name;
	}
}

/** By whom it may be framed; no other page may be. Nothing in it runs, posts or loads from elsewhere. */
const framing = ({ frameAncestors }: AppContext) => ({
	"Content-Security-Policy": [
		"default-src 'none'",
		"style-src 'self'",
		"img-src 'self' data:",
		"base-uri 'none'",
		"form-action 'none'",
		`frame-ancestors ${frameAncestors}`,
	].join("; "),
	"Cross-Origin-Resource-Policy": "cross-origin",
});
