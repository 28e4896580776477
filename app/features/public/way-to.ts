import type { Roadmap } from "#app/domain/read-model.ts";
import type { Breadcrumb } from "#app/ui/breadcrumbs.tsx";

/** The breadcrumbs of a page below that of a roadmap: all roadmaps, this one, and what is given between. */
export const wayTo = (roadmap: Pick<Roadmap, "slug" | "title">, ...between: Breadcrumb[]): Breadcrumb[] => [
	{ text: "Roadmaps", href: "/" },
	{ text: roadmap.title, href: `/${roadmap.slug}` },
	...between,
];
