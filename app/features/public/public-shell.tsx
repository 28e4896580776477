import type { ReactNode } from "react";
import { Footer } from "#app/ui/footer.tsx";
import { PhaseBanner } from "#app/ui/phase-banner.tsx";
import { ServiceHeader } from "#app/ui/service-header.tsx";
import { SkipLink } from "#app/ui/skip-link.tsx";
import { useBrand } from "../installation/brand.ts";
import { supportLinks } from "../legal/support-links.ts";
import { LicenceLink } from "../open-data/licence-link.tsx";

const navigation = [
	{ text: "Roadmaps", href: "/" },
	{ text: "For partners", href: "/workspace" },
	{ text: "Sign in", href: "/sign-in" },
];

interface PublicShellProps {
	demo: boolean;
	/** Path of the script that keeps public pages up to date. */
	publicScript: string;
	/** Whether the page lays out its own width: a band with its title runs from edge to edge. */
	ownWidth: boolean;
	children: ReactNode;
}

/** Head and foot of every public page. The same for everybody, so that the page can be kept and handed out again. */
export function PublicShell({ demo, publicScript, ownWidth, children }: PublicShellProps) {
	const { serviceName, logoHref, dataLicence } = useBrand();
	return (
		<>
			<SkipLink />
			<ServiceHeader name={serviceName} logoHref={logoHref} navigation={navigation} />
			{demo ? <DemoBanner /> : null}
			{ownWidth ? (
				<main id="content">{children}</main>
			) : (
				<div className="govuk-width-container">
					<main className="govuk-main-wrapper" id="content">
						{children}
					</main>
				</div>
			)}
			<Footer links={supportLinks}>
				{serviceName} shows what partners promised together, and how it is going. What is on the roadmaps can
				be used again under the <LicenceLink licence={dataLicence} />.
			</Footer>
			{/* There before anything is said in it: screen readers only announce what changes. */}
			<p className="govuk-visually-hidden" id="live-announcement" role="status" />
			<script src={publicScript} defer />
		</>
	);
}

function DemoBanner() {
	return (
		<PhaseBanner tag="Demonstration">
			Values marked illustrative were made up. Open this page twice and{" "}
			<a className="govuk-link" href="/sign-in">
				sign in
			</a>{" "}
			in one window to see the other change live.
		</PhaseBanner>
	);
}
