import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";

interface ActionCrumbsProps {
	action: { slug: string; title: string };
	roadmap: { slug: string; title: string };
	/** The page itself. */
	page: string;
}

/** The way to a page below an action of the workspace. */
export function ActionCrumbs({ action, roadmap, page }: ActionCrumbsProps) {
	return (
		<Breadcrumbs
			collapseOnMobile
			items={[
				{ text: "Workspace", href: "/workspace" },
				{ text: roadmap.title, href: `/workspace/${roadmap.slug}` },
				{ text: action.title, href: `/workspace/${roadmap.slug}/actions/${action.slug}` },
				{ text: page },
			]}
		/>
	);
}
