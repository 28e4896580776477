import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { AuthorsList } from "./authors-list.tsx";
import type { VersionData } from "./read-version.server.ts";
import { presentText } from "./version-choice.ts";
import { versionOrigin, versionTitle } from "./version-line.ts";

/** One version of a text, as it was, with who wrote in it and what can be done with it. */
export function VersionPage({ action, roadmap, here, version, mayWrite }: VersionData) {
	const address = `${here}/versions/${version.number}`;
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page={`Version ${version.number}`} />
			<h1 className="govuk-heading-l">{versionTitle(version)}</h1>
			<p className="govuk-body">{versionOrigin(version)}.</p>
			{version.html === "" ? (
				<p className="govuk-body">There was no text.</p>
			) : (
				// biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from a whitelisted schema
				<div className="app-preview app-prose" dangerouslySetInnerHTML={{ __html: version.html }} />
			)}
			<h2 className="govuk-heading-m">Who wrote in it</h2>
			<AuthorsList authors={version.authors} people />
			<ul className="govuk-list">
				<li>
					<a className="govuk-link" href={`${here}/who-wrote?version=${version.number}`}>
						See who wrote which words of this version
					</a>
				</li>
				<li>
					<a
						className="govuk-link"
						href={`${here}/versions/compare?from=${version.number}&to=${presentText}`}
					>
						Compare this version with the text as it is now
					</a>
				</li>
				{mayWrite && (
					<li>
						<a className="govuk-link" href={`${address}/restore`}>
							Bring this version back
						</a>
					</li>
				)}
			</ul>
		</>
	);
}
