import type { Partner } from "#app/domain/read-model.ts";

const parts: { part: Partner["part"]; heading: string }[] = [
	{ part: "signatory", heading: "Signatories" },
	{ part: "secretariat", heading: "Secretariat" },
	{ part: "partner", heading: "Partners" },
];

/** The organisations that answer for a roadmap, by what they are on it. */
export function PartnerList({ partners }: { partners: Partner[] }) {
	if (partners.length === 0) return null;
	return (
		<section aria-labelledby="partners" className="app-section">
			<h2 className="govuk-heading-l" id="partners">
				Who is involved
			</h2>
			{parts.map(({ part, heading }) => (
				<Part key={part} heading={heading} partners={partners.filter((partner) => partner.part === part)} />
			))}
		</section>
	);
}

function Part({ heading, partners }: { heading: string; partners: Partner[] }) {
	if (partners.length === 0) return null;
	return (
		<>
			<h3 className="govuk-heading-s">{heading}</h3>
			<dl className="app-partners">
				{partners.map(({ id, name, description }) => (
					<div key={id} className="app-partners__item">
						<dt>{name}</dt>
						<dd>{description}</dd>
					</div>
				))}
			</dl>
		</>
	);
}
