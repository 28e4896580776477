import type { ReactNode } from "react";
import { AnnouncerProvider } from "../../live/announcer.tsx";
import { useLocation, useMatches } from "../../remix.ts";
import { Footer } from "../../ui/footer.tsx";
import { PhaseBanner } from "../../ui/phase-banner.tsx";
import { type NavigationItem, ServiceHeader } from "../../ui/service-header.tsx";
import { SkipLink } from "../../ui/skip-link.tsx";
import { useBrand } from "../installation/brand.ts";
import { supportLinks } from "../legal/support-links.ts";
import { useForgetTexts } from "../narratives/use-forget-texts.ts";
import { useOwnRoles } from "./counts-for.tsx";
import { type Done, DoneBanner } from "./done-banner.tsx";

interface WorkspaceShellProps {
	personId: string;
	personName: string;
	/** What was just done, to be said once. */
	done: Done | null;
	demo: boolean;
	children: ReactNode;
}

/** Header, news and main part of every page for partners. */
export function WorkspaceShell({ personId, personName, done, demo, children }: WorkspaceShellProps) {
	const { serviceName, logoHref } = useBrand();
	return (
		<AnnouncerProvider>
			<SkipLink />
			<ServiceHeader
				name={serviceName}
				logoHref={logoHref}
				navigation={useNavigationItems()}
				person={<SignedIn id={personId} name={personName} />}
			/>
			{demo && (
				<PhaseBanner tag="Demonstration">
					Everything you do here stays on this machine. Open the public page in a second window to see it
					live.
				</PhaseBanner>
			)}
			<div className="govuk-width-container">
				<main className="govuk-main-wrapper" id="content">
					<DoneBanner done={done} />
					{children}
				</main>
			</div>
			<Footer links={supportLinks} />
		</AnnouncerProvider>
	);
}

/** The parts of the workspace; on a roadmap of theirs, its people, too. */
function useNavigationItems(): NavigationItem[] {
	const { pathname } = useLocation();
	const roles = useOwnRoles();
	const slug = useMatches().at(-1)?.params.roadmap;
	const people = `/workspace/${slug}/people`;
	const inAccount = pathname.startsWith("/account");
	const inPeople = pathname.startsWith(people);
	const inSettings = pathname === "/workspace/settings";
	return [
		{ text: "Workspace", href: "/workspace", current: !inAccount && !inPeople && !inSettings },
		...(roles.some((role) => role.roadmapSlug === slug)
			? [{ text: "People", href: people, current: inPeople }]
			: []),
		{ text: "Account", href: "/account", current: inAccount },
		{ text: "Settings", href: "/workspace/settings", current: inSettings },
		{ text: "Public roadmaps", href: "/" },
	];
}

function SignedIn({ id, name }: { id: string; name: string }) {
	const onSignOut = useForgetTexts(id);
	return (
		<form method="post" action="/sign-out" className="app-signed-in" onSubmit={onSignOut}>
			<span>{name}</span>{" "}
			<button type="submit" className="app-link-button">
				Sign out
			</button>
		</form>
	);
}
