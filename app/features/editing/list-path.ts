import { editPath } from "./edit-form.ts";

/** The address of the list of one kind of record; with a slug, of the page of it on which that record is. */
export const listPath = (roadmapSlug: string, nouns: string, at?: string) =>
	`${editPath(roadmapSlug)}/${nouns}${at === undefined ? "" : `?at=${encodeURIComponent(at)}`}`;

/** What the line of a record is called in its list, for the end of an address. */
export const lineId = (slug: string) => `at-${slug}`;
