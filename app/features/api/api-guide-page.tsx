import { Section, TextPage } from "../legal/text-page.tsx";
import { LicenceLink } from "../open-data/licence-link.tsx";
import type { ApiGuideData } from "./read-api-guide.server.ts";

/** How to ask for the public roadmaps as data. */
export function ApiGuidePage({ base, licence, document, example, endpoints }: ApiGuideData) {
	return (
		<TextPage
			title="The read API"
			lead="The public roadmaps as data, for programs. No account or key is needed."
		>
			<Section title="How it answers">
				<ul className="govuk-list govuk-list--bullet">
					<li>
						Ask with GET below <code className="app-address">{base}</code>. Answers are JSON in UTF-8; scripts
						on pages of other sites may read them, too.
					</li>
					<li>
						Follow the links in answers instead of putting addresses together. Lists of updates and changes
						come in parts: <code>links.next</code> leads on, and is null at the end.
					</li>
					<li>
						Add <code>as-at=2026-03-31</code> to any address for the answer as it stood at the end of that
						day.
					</li>
					<li>
						Keep the ETag of an answer and send it as If-None-Match: 304 means that nothing has changed.
						Everything public is in an answer the moment it is on the page.
					</li>
					<li>
						What goes wrong is told in a sentence, as <code>application/problem+json</code> (RFC 9457).
					</li>
					<li>
						Within version 1, answers may get more fields, never fewer. What is internal or archived is never
						in them; of people, only the names of owners where the roadmap shows them.
					</li>
					<li>
						Use it again under the <LicenceLink licence={licence} />.
					</li>
				</ul>
				{example ? (
					<p className="govuk-body">
						Try it:{" "}
						<a className="govuk-link app-address" href={example}>
							{example}
						</a>
					</p>
				) : null}
				<p className="govuk-body">
					<a className="govuk-link" href={document}>
						The OpenAPI document
					</a>{" "}
					describes every answer for machines.
				</p>
			</Section>
			<Section title="What it can be asked">
				{endpoints.map((endpoint) => (
					<EndpointPart key={endpoint.id} {...endpoint} />
				))}
			</Section>
		</TextPage>
	);
}

function EndpointPart({ path, summary, parameters }: ApiGuideData["endpoints"][number]) {
	return (
		<>
			<h3 className="govuk-heading-s app-address">
				<code>{path}</code>
			</h3>
			<p className="govuk-body">{summary}.</p>
			{parameters.length > 0 ? (
				<ul className="govuk-list govuk-list--bullet">
					{parameters.map(({ name, description }) => (
						<li key={name}>
							<code>{name}</code>: {description}
						</li>
					))}
				</ul>
			) : null}
		</>
	);
}
