import type { Partner } from "#app/domain/read-model.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { partnerParts } from "./partner-parts.ts";

interface PartnerListProps {
	partners: Partner[];
	/** Address of the roadmap's page. */
	href: string;
}

/** The organisations that answer for a roadmap, by what they are on it. */
export function PartnerList({ partners, href }: PartnerListProps) {
	if (partners.length === 0) return null;
	return (
		<section aria-labelledby="partners" className="app-section">
			<h2 className="govuk-heading-l" id="partners">
				Who is involved
			</h2>
			{partnerParts.map(({ part, several }) => (
				<Part
					key={part}
					heading={several}
					partners={partners.filter((partner) => partner.part === part)}
					href={href}
				/>
			))}
			<p className="govuk-body">
				<AsAtLink href={`${href}/partners`}>What each of them promised</AsAtLink>
			</p>
		</section>
	);
}

function Part({ heading, partners, href }: PartnerListProps & { heading: string }) {
	if (partners.length === 0) return null;
	return (
		<>
			<h3 className="govuk-heading-s">{heading}</h3>
			<dl className="app-partners">
				{partners.map(({ id, slug, name, description }) => (
					<div key={id} className="app-partners__item">
						<dt>
							<AsAtLink href={`${href}/partners/${slug}`}>{name}</AsAtLink>
						</dt>
						<dd>{description}</dd>
					</div>
				))}
			</dl>
		</>
	);
}
