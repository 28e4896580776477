import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";

/** The way to a page below the account. */
export const AccountCrumbs = ({ page }: { page: string }) => (
	<Breadcrumbs
		items={[{ text: "Workspace", href: "/workspace" }, { text: "Account", href: "/account" }, { text: page }]}
	/>
);
