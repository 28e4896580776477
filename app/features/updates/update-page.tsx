import { standingWords } from "#app/domain/agreement.ts";
import { authorsOf, updateDetail } from "#app/domain/citation.ts";
import { formatDay } from "#app/domain/dates.ts";
import { formatPeriod } from "#app/domain/period.ts";
import type { PublishedRecord } from "#app/domain/update-record.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { IllustrativeNote } from "../actions/illustrative-tag.tsx";
import { StatusTag } from "../actions/status-tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { WrittenBy } from "../public/organisation-link.tsx";
import { PageBody } from "../public/page-body.tsx";
import { SourceLine } from "../public/source-line.tsx";
import { wayTo } from "../public/way-to.ts";
import { MadeUp, MeasuresThen } from "./measures-then.tsx";
import type { UpdatePageData } from "./read-update-page.server.ts";
import { SignOffList } from "./sign-off-list.tsx";

/** A published update at its own address: the text, who wrote it, who agreed, how things stood, and how to check all this. */
export function UpdatePage(page: UpdatePageData) {
	const { roadmap, update, record } = page;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap, {
				text: update.about.title,
				href: `/${roadmap.slug}/${update.about.type}s/${update.about.slug}`,
			})}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{
				of: {
					by: update.authors.length > 0 ? update.authors.map(({ name }) => name) : authorsOf(roadmap),
					title: update.title,
					within: roadmap.title,
					detail: updateDetail(update),
					contentHash: update.contentHash,
				},
				today: page.today,
				lasting: addressOf(page),
			}}
			hero={<Hero {...page} />}
		>
			<div data-live="marks">
				<Withdrawn {...page} />
				<Corrected {...page} />
			</div>
			<article aria-label={`Update ${update.number}`} data-live="text" data-offer="">
				{/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer, which knows only what is safe */}
				<div className="app-prose" dangerouslySetInnerHTML={{ __html: update.html }} />
				<SourceLine source={update.source} />
			</article>
			{record === null ? null : <AsItStood record={record} />}
			<Changes {...page} />
			<Check {...page} />
		</PageBody>
	);
}

function Hero({ roadmap, update }: UpdatePageData) {
	return (
		<>
			<h1 className="govuk-heading-xl app-hero__title">{update.title}</h1>
			<p className="app-meta">
				<span>
					Update {update.number} on “{update.about.title}”
				</span>
				<span>published {formatDay(update.publishedAt)}</span>
				{update.period ? <span>about {formatPeriod(update.period)}</span> : null}
				{update.authors.length > 0 ? <WrittenBy roadmap={roadmap} authors={update.authors} /> : null}
			</p>
		</>
	);
}

function Withdrawn({ roadmap, update, standing }: UpdatePageData) {
	const { withdrawn } = update;
	if (withdrawn === null) return null;
	return (
		<>
			<WarningText>This update was withdrawn on {formatDay(withdrawn.at)}: it no longer stands.</WarningText>
			<p className="govuk-body">Reason: {withdrawn.reason}</p>
			<p className="govuk-body">
				{standing === null ? (
					"No other update stands in its place yet."
				) : (
					<>
						In its place stands{" "}
						<AsAtLink href={`/${roadmap.slug}/updates/${standing.number}`}>
							update {standing.number}, “{standing.title}”
						</AsAtLink>
						.
					</>
				)}
			</p>
		</>
	);
}

function Corrected({ roadmap, update }: UpdatePageData) {
	const newest = update.versions.at(-1);
	if (!newest || newest.version === 1) return null;
	const here = `/${roadmap.slug}/updates/${update.number}`;
	const others = update.versions.filter(({ version }) => version !== update.version);
	return (
		<InsetText>
			<p className="govuk-body">
				{update.version === newest.version
					? `Minor correction on ${formatDay(newest.at)}: ${newest.note}`
					: `This is an earlier wording. It was corrected on ${formatDay(newest.at)}: ${newest.note}`}
			</p>
			<ul className="govuk-list">
				{others.map(({ version, at }) => (
					<li key={version}>
						<AsAtLink href={version === newest.version ? here : `${here}/versions/${version}`}>
							{version === newest.version
								? "Read the corrected wording"
								: version === 1
									? "Read the wording as it was published"
									: `Read the wording of ${formatDay(at)}`}
						</AsAtLink>
					</li>
				))}
			</ul>
		</InsetText>
	);
}

function AsItStood({ record }: { record: PublishedRecord }) {
	const { status } = record;
	return (
		<>
			<section aria-labelledby="agreed" className="app-section">
				<h2 className="govuk-heading-l" id="agreed">
					Who agreed
				</h2>
				<SignOffs record={record} />
			</section>
			<section aria-labelledby="stood" className="app-section">
				<h2 className="govuk-heading-l" id="stood">
					How it stood then
				</h2>
				<p className="govuk-body">
					<StatusTag status={status.status} />
					{status.illustrative ? <MadeUp /> : null} since {formatDay(status.statedAt)}
				</p>
				{status.reason === "" ? null : <p className="govuk-body">{status.reason}</p>}
				{status.path === null ? null : <p className="govuk-body">Path to green: {status.path}</p>}
				<MeasuresThen measures={record.measures} />
				{hasMadeUp(record) ? <IllustrativeNote /> : null}
			</section>
		</>
	);
}

const hasMadeUp = ({ status, measures }: PublishedRecord) =>
	status.illustrative || measures.some(({ latest, target }) => latest?.illustrative || target?.illustrative);

function SignOffs({ record }: { record: PublishedRecord }) {
	const { signOffBy, signOffs, publishedBy, onBehalfOf } = record;
	const publisher = onBehalfOf ? `${publishedBy.name}, on behalf of ${onBehalfOf.name},` : publishedBy.name;
	if (signOffBy === null) {
		return (
			<p className="govuk-body">
				{publisher} published this update without asking the organisations of the action for their word.
			</p>
		);
	}
	return (
		<>
			<p className="govuk-body">
				{publisher} published this update. The organisations named on the action were asked for their word by{" "}
				{formatDay(signOffBy)}. None of them can stop an update: who sees it differently says so in a note.
			</p>
			<SignOffList
				lines={signOffs.map((signOff) => ({
					key: signOff.organisation.slug,
					name: signOff.organisation.name,
					words: standingWords(signOff, signOffBy),
					standing: signOff.standing,
					note: signOff.note,
					at: signOff.at,
				}))}
			/>
		</>
	);
}

function Changes({ roadmap, update, before }: UpdatePageData) {
	return (
		<section aria-labelledby="changes" className="app-section">
			<h2 className="govuk-heading-l" id="changes">
				What changed
			</h2>
			<p className="govuk-body">
				{before === null ? (
					"There is no update before this one."
				) : (
					<AsAtLink href={`/${roadmap.slug}/updates/${update.number}/changes`}>
						What changed since update {before.number}, “{before.title}”
					</AsAtLink>
				)}
			</p>
		</section>
	);
}

/** The address of this wording, in which nothing changes. */
const addressOf = ({ roadmap, update }: UpdatePageData) =>
	`/${roadmap.slug}/updates/${update.number}/versions/${update.version}`;

function Check(page: UpdatePageData) {
	const { update, record } = page;
	return (
		<section aria-labelledby="check" className="app-section">
			<h2 className="govuk-heading-l" id="check">
				Check this update
			</h2>
			<p className="govuk-body">
				{record === null ? (
					"It was loaded from a file. SHA-256 of its HTML:"
				) : (
					<>
						Everything above is in{" "}
						<a className="govuk-link" href={`${addressOf(page)}/record.json`}>
							its record
						</a>
						, which never changes. SHA-256 of that file:
					</>
				)}
			</p>
			<p className="govuk-body app-hash">
				<code>{update.contentHash}</code>
			</p>
		</section>
	);
}
