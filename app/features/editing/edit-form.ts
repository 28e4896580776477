import type { FieldSpec, FieldValues } from "./field-spec.ts";

/** A step on the way to a page, or a way on from it. */
export interface PageLink {
	text: string;
	href: string;
}

/** A page with one form as data: the server says what is on it, one component draws them all. */
export interface EditForm {
	crumbs: PageLink[];
	/** What the form is about, above the heading. */
	caption: string | null;
	heading: string;
	/** What to know before. */
	paragraphs: string[];
	fields: FieldSpec[];
	values: FieldValues;
	version: number;
	button: string;
	/** What is sent with the form without being asked. */
	hidden?: { name: string; value: string } | undefined;
	/** Whether the button takes something from the pages. */
	warning?: boolean | undefined;
	/** Where else the same thing is edited. */
	links?: PageLink[] | undefined;
}

/** The address of the pages for editing a roadmap. */
export const editPath = (roadmapSlug: string) => `/workspace/${roadmapSlug}/edit`;

/** The way to a page for editing a roadmap. */
export const editCrumbs = (roadmap: { slug: string; title: string }, ...more: PageLink[]): PageLink[] => [
	{ text: "Workspace", href: "/workspace" },
	{ text: roadmap.title, href: `/workspace/${roadmap.slug}` },
	{ text: "Edit the roadmap", href: editPath(roadmap.slug) },
	...more,
];
