import { authorsOf } from "#app/domain/citation.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { countWords } from "./count-words.ts";
import { PageBody } from "./page-body.tsx";
import type { PartnersPageData } from "./partner-page.server.ts";
import { partnerParts } from "./partner-parts.ts";
import { wayTo } from "./way-to.ts";

/** Who answers for a roadmap, and for how much of it. */
export function PartnersPage({ roadmap, partners, today }: PartnersPageData) {
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{ of: { by: authorsOf(roadmap), title: "Partners", within: roadmap.title }, today: today }}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Partners</h1>
					<p className="govuk-body-l app-hero__lead">
						{countWords(partners.length, "organisation")} on the roadmap “{roadmap.title}”, and what each of
						them promised.
					</p>
				</>
			}
		>
			<div data-live="partners">
				{partners.length === 0 ? (
					<p className="govuk-body">There are no partners yet. The secretariat of the roadmap adds them.</p>
				) : null}
				{partnerParts.map(({ part, several }) => (
					<Part
						key={part}
						heading={several}
						partners={partners.filter((partner) => partner.part === part)}
						href={`/${roadmap.slug}/partners`}
					/>
				))}
			</div>
		</PageBody>
	);
}

interface PartProps {
	heading: string;
	partners: PartnersPageData["partners"];
	href: string;
}

function Part({ heading, partners, href }: PartProps) {
	if (partners.length === 0) return null;
	return (
		<section className="app-part">
			<h2 className="govuk-heading-m">{heading}</h2>
			<dl className="app-partners">
				{partners.map(({ id, slug, name, description, leads, supports }) => (
					<div key={id} className="app-partners__item">
						<dt>
							<AsAtLink href={`${href}/${slug}`}>{name}</AsAtLink>
						</dt>
						<dd>
							{description === "" ? null : <p className="app-partners__words">{description}</p>}
							<p className="app-meta">
								{leads > 0 ? <span>leads {countWords(leads, "action")}</span> : null}
								{supports > 0 ? <span>supports {countWords(supports, "action")}</span> : null}
								{leads + supports === 0 ? <span>named on no action</span> : null}
							</p>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
