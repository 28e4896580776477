import type { PageLink } from "./edit-form.ts";

/** Ways on from a page for editing. */
export function EditLinks({ links }: { links: PageLink[] }) {
	if (links.length === 0) return null;
	return (
		<nav aria-label="More about this">
			<ul className="govuk-list">
				{links.map(({ text, href }) => (
					<li key={href}>
						<a className="govuk-link" href={href}>
							{text}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
