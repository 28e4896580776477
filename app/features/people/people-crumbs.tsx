import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";

/** The way to a page below the people of a roadmap. */
export function PeopleCrumbs({ roadmap, page }: { roadmap: { slug: string; title: string }; page: string }) {
	return (
		<Breadcrumbs
			collapseOnMobile
			items={[
				{ text: "Workspace", href: "/workspace" },
				{ text: roadmap.title, href: `/workspace/${roadmap.slug}` },
				{ text: "People", href: `/workspace/${roadmap.slug}/people` },
				{ text: page },
			]}
		/>
	);
}
