import type { OrganisationName, Roadmap } from "#app/domain/read-model.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";

/** What these links need to know of a roadmap. */
export type WithPartners = Pick<Roadmap, "slug" | "partners">;

interface OrganisationLinkProps {
	roadmap: WithPartners;
	organisation: Pick<OrganisationName, "slug" | "name">;
}

/** The name of an organisation, leading to its page where it is a partner of the roadmap. */
export function OrganisationLink({ roadmap, organisation: { slug, name } }: OrganisationLinkProps) {
	if (!roadmap.partners.some((partner) => partner.slug === slug)) return name;
	return <AsAtLink href={`/${roadmap.slug}/partners/${slug}`}>{name}</AsAtLink>;
}

interface WrittenByProps {
	roadmap: WithPartners;
	authors: Pick<OrganisationName, "slug" | "name">[];
}

/** “written by A, B and C”, each leading to its page. */
export function WrittenBy({ roadmap, authors }: WrittenByProps) {
	const parts = new Intl.ListFormat("en-GB").formatToParts(authors.map(({ slug }) => slug));
	return (
		<span>
			written by{" "}
			{parts.map(({ type, value }) => {
				const author = type === "element" ? authors.find(({ slug }) => slug === value) : undefined;
				return author ? (
					<OrganisationLink key={author.slug} roadmap={roadmap} organisation={author} />
				) : (
					value
				);
			})}
		</span>
	);
}
