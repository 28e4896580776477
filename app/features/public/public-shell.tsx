import type { ReactNode } from "react";
import { PhaseBanner } from "../../ui/phase-banner.tsx";
import { ServiceHeader } from "../../ui/service-header.tsx";
import { SkipLink } from "../../ui/skip-link.tsx";

interface PublicShellProps {
	demo: boolean;
	/** Path of the script that keeps public pages up to date. */
	publicScript: string;
	children: ReactNode;
}

/** Header and main part of every public page: alike for every reader, and complete without JavaScript. */
export function PublicShell({ demo, publicScript, children }: PublicShellProps) {
	return (
		<>
			<SkipLink />
			<ServiceHeader
				name="Waymark"
				navigation={[
					{ text: "Roadmaps", href: "/" },
					{ text: "For partners", href: "/workspace" },
				]}
			/>
			{demo && (
				<PhaseBanner tag="Demonstration">
					Real promises from public documents; values marked illustrative were made up.
				</PhaseBanner>
			)}
			<div className="govuk-width-container">
				<main className="govuk-main-wrapper" id="content">
					{children}
				</main>
			</div>
			<script src={publicScript} defer />
		</>
	);
}
