import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";

interface MeetingCrumbsProps {
	roadmap: { slug: string; title: string };
	/** Left out on the list of meetings. */
	meeting?: { slug: string; title: string };
	/** The page itself. */
	page: string;
}

/** The way to a page of meetings in the workspace. */
export function MeetingCrumbs({ roadmap, meeting, page }: MeetingCrumbsProps) {
	const base = `/workspace/${roadmap.slug}`;
	return (
		<Breadcrumbs
			collapseOnMobile
			items={[
				{ text: "Workspace", href: "/workspace" },
				{ text: roadmap.title, href: base },
				...(page === "Meetings" ? [] : [{ text: "Meetings", href: `${base}/meetings` }]),
				...(meeting ? [{ text: meeting.title, href: `${base}/meetings/${meeting.slug}` }] : []),
				{ text: page },
			]}
		/>
	);
}
