import type { ReactNode } from "react";
import { Tag } from "./tag.tsx";

interface PhaseBannerProps {
	/** The word that says what kind of service or data this is: "Demonstration". */
	tag: string;
	children: ReactNode;
}

/** A line under the header that says how far to trust what follows. A landmark, as it stands outside of the main part. */
export function PhaseBanner({ tag, children }: PhaseBannerProps) {
	return (
		<section className="govuk-phase-banner govuk-width-container" aria-label={tag}>
			<p className="govuk-phase-banner__content">
				<Tag className="govuk-phase-banner__content__tag">{tag}</Tag>
				<span className="govuk-phase-banner__text">{children}</span>
			</p>
		</section>
	);
}
