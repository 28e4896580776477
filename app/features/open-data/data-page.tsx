import { Details } from "#app/ui/details.tsx";
import { JsonLd } from "#app/ui/json-ld.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { PageBody } from "../public/page-body.tsx";
import { LicenceLink } from "./licence-link.tsx";
import type { DataPageData } from "./read-data-page.server.ts";

/** Every file of a roadmap: what it holds, in which form, and under which terms. */
export function DataPage({ roadmap, licence, files, dataset, origin }: DataPageData) {
	const href = `/${roadmap.slug}/data`;
	return (
		<PageBody
			breadcrumbs={[
				{ text: "Roadmaps", href: "/" },
				{ text: roadmap.title, href: `/${roadmap.slug}` },
			]}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">Use the data</h1>
					<p className="govuk-body-l app-hero__lead">{roadmap.title}</p>
				</>
			}
		>
			<p className="govuk-body">
				Everything public on this roadmap can be used again under the <LicenceLink licence={licence} />. The
				addresses of files and the names of columns stay as they are.
			</p>
			{files.map((file) => (
				<FileSection key={file.name} file={file} href={href} />
			))}
			<section aria-labelledby="whole" className="app-section">
				<h2 className="govuk-heading-m" id="whole">
					The whole roadmap
				</h2>
				<p className="govuk-body">
					Actions, milestones, measures, organisations and published updates in one file, in a format that
					other installations of Waymark load.
				</p>
				<p className="govuk-body">
					<AsAtLink href={`${href}/roadmap.json`}>Download roadmap.json</AsAtLink> (JSON)
				</p>
			</section>
			<ForMachines href={href} origin={origin} />
			<JsonLd facts={dataset} />
		</PageBody>
	);
}

function FileSection({ file, href }: { file: DataPageData["files"][number]; href: string }) {
	return (
		<section aria-labelledby={file.name} className="app-section">
			<h2 className="govuk-heading-m" id={file.name}>
				{file.title}
			</h2>
			<p className="govuk-body">{file.description}</p>
			<p className="govuk-body">
				<AsAtLink href={`${href}/${file.name}.csv`}>Download {file.name}.csv</AsAtLink> (CSV, opens in
				spreadsheets)
			</p>
			<Details summary={`The ${file.columns.length} columns of ${file.name}.csv`}>
				<SummaryList
					className="app-data-columns"
					rows={file.columns.map(({ name, kind, description }) => ({
						key: <code>{name}</code>,
						value: (
							<>
								{description} <span className="app-data-columns__kind">{kind}</span>
							</>
						),
					}))}
				/>
			</Details>
		</section>
	);
}

function ForMachines({ href, origin }: { href: string; origin: string }) {
	return (
		<section aria-labelledby="machines" className="app-section">
			<h2 className="govuk-heading-m" id="machines">
				For programs and spreadsheets
			</h2>
			<ul className="govuk-list govuk-list--bullet">
				<li>
					Each file is at a stable address, such as{" "}
					<code className="app-address">{`${origin}${href}/actions.csv`}</code>; load it from there, and ask
					with its ETag whether it has changed.
				</li>
				<li>
					Add <code>?as-at=2026-03-31</code> to any address for the data as it stood at the end of that day.
				</li>
				<li>
					<a className="govuk-link" href="/api">
						The read API
					</a>{" "}
					gives parts of the roadmap as JSON: some actions, or what changed since you last looked.
				</li>
				<li>
					<AsAtLink href={`${href}/csv-metadata.json`}>The columns described for machines</AsAtLink> (CSV on
					the Web).
				</li>
				<li>
					Files are in UTF-8. Days are written 2026-03-31, times in UTC. A text that begins like a formula has
					an apostrophe in front, so that spreadsheets do not run it.
				</li>
			</ul>
		</section>
	);
}
