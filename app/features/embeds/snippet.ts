import { escapeMarkup } from "../../domain/escape-markup.ts";
import { framePath } from "./embeddable.ts";

/** The HTML that shows a public page on another site. */
export function snippetOf(frame: {
	origin: string;
	/** Of the public page, without the origin. */
	path: string;
	/** Says what is in the frame, to those who cannot see it. */
	title: string;
	width: number;
	height: number;
}): string {
	const { origin, path, title, width, height } = frame;
	const [src, words] = [origin + framePath(path), title].map(escapeMarkup);
	return `<iframe src="${src}" title="${words}" width="${width}" height="${height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>`;
}
