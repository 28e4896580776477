import { useAsAt } from "../as-at/keep-as-at.tsx";
import { snippetPath } from "./embeddable.ts";

/** The way to show a public page on another site; none on the page of a past day. `href` is the address of that page. */
export function EmbedLink({ href }: { href: string }) {
	if (useAsAt() !== null) return null;
	return (
		<p className="govuk-body app-screen-only">
			<a className="govuk-link" href={snippetPath(href)}>
				Put this on your site
			</a>
		</p>
	);
}
