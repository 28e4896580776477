/** What other sites can show: one of these, of one roadmap. */
export type EmbedKind = "roadmap" | "action" | "partner" | "measure";

/** How large the frame is where nobody says otherwise, in CSS pixels; longer contents scroll in it. */
export const frameSizes: Record<EmbedKind, { width: number; height: number }> = {
	roadmap: { width: 600, height: 480 },
	action: { width: 600, height: 420 },
	partner: { width: 600, height: 520 },
	measure: { width: 600, height: 460 },
};

/** The slugs in the address of a public page. */
export type PageParams = Record<string, string | undefined>;

const parts = { actions: "action", partners: "organisation", measures: "measure" } as const;

/** Reads the path of a public page that can be embedded; null for any other. */
export function readPagePath(path: string): PageParams | null {
	const found = /^\/([\w-]+)(?:\/(actions|partners|measures)\/([\w-]+))?\/?$/.exec(path);
	if (!found) return null;
	const [, roadmap, part, slug] = found;
	return { roadmap, ...(part ? { [parts[part as keyof typeof parts]]: slug } : {}) };
}

/** The frame of a public page, by the path of that page. */
export const framePath = (path: string): string => `/embed${path}`;

/** The page that says how to put a public page on another site, by the path of that page. */
export const snippetPath = (path: string): string => `${path}/embed`;
