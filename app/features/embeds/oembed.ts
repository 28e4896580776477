import { escapeMarkup } from "../../domain/escape-markup.ts";
import type { EmbedKind } from "./embeddable.ts";
import { frameSizes } from "./embeddable.ts";
import { snippetOf } from "./snippet.ts";

/** What a consumer asks (oEmbed 1.0, section 2.2). */
export interface OembedWish {
	/** The path of the page on this site; null for an address that is none of ours. */
	path: string | null;
	/** Undefined for a format that nobody here writes. */
	format: "json" | "xml" | undefined;
	maxWidth: number;
	maxHeight: number;
}

/** Reads the question; null where no address is asked about. `origin` is ours, whatever scheme the consumer writes. */
export function readOembedWish(search: URLSearchParams, origin: string): OembedWish | null {
	const asked = search.get("url");
	if (asked === null || asked === "") return null;
	const format = search.get("format") ?? "json";
	const url = URL.canParse(asked) ? new URL(asked) : null;
	const isOurs = url !== null && /^https?:$/.test(url.protocol) && url.host === new URL(origin).host;
	return {
		path: isOurs ? url.pathname : null,
		format: format === "json" || format === "xml" ? format : undefined,
		maxWidth: readMost(search.get("maxwidth")),
		maxHeight: readMost(search.get("maxheight")),
	};
}

const readMost = (text: string | null): number =>
	text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;

/** What is answered about a page: a “rich” resource (section 2.3.4.4). */
export function describeFrame(
	frame: { kind: EmbedKind; path: string; title: string },
	site: { origin: string; serviceName: string },
	{ maxWidth, maxHeight }: Pick<OembedWish, "maxWidth" | "maxHeight">,
) {
	const usual = frameSizes[frame.kind];
	const width = Math.min(usual.width, maxWidth);
	const height = Math.min(usual.height, maxHeight);
	return {
		version: "1.0",
		type: "rich",
		title: frame.title,
		provider_name: site.serviceName,
		provider_url: site.origin,
		// Seconds: the frame itself is always as it stands.
		cache_age: 86_400,
		width,
		height,
		html: snippetOf({ origin: site.origin, path: frame.path, title: frame.title, width, height }),
	};
}

/** The same as XML (section 2.3.2). */
export const oembedXml = (described: ReturnType<typeof describeFrame>): string =>
	[
		'<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
		"<oembed>",
		...Object.entries(described).map(
			([name, value]) => `\t<${name}>${escapeMarkup(String(value))}</${name}>`,
		),
		"</oembed>",
		"",
	].join("\n");
