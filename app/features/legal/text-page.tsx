import type { ReactNode } from "react";
import { PageBody } from "../public/page-body.tsx";

interface TextPageProps {
	title: string;
	lead: string;
	children: ReactNode;
}

/** A page of running text: a title, one sentence that says what it is, and sections. */
export function TextPage({ title, lead, children }: TextPageProps) {
	return (
		<PageBody
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">{title}</h1>
					<p className="govuk-body-l app-hero__lead">{lead}</p>
				</>
			}
		>
			<div className="govuk-grid-row">
				<div className="govuk-grid-column-two-thirds">{children}</div>
			</div>
		</PageBody>
	);
}

interface SectionProps {
	title: string;
	children: ReactNode;
}

/** One part of such a page. */
export function Section({ title, children }: SectionProps) {
	return (
		<section>
			<h2 className="govuk-heading-m">{title}</h2>
			{children}
		</section>
	);
}
