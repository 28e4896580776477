import { SummaryList } from "../../ui/summary-list.tsx";
import { Tag } from "../../ui/tag.tsx";
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx";
import { paperNames } from "./paper.ts";
import { PaperBlocks } from "./paper-blocks.tsx";
import type { PaperData } from "./read-paper.server.ts";

/** A paper of a meeting to read and to print. */
export function PaperPage({ paper, kind, meeting, roadmap }: PaperData) {
	return (
		<>
			<MeetingCrumbs roadmap={roadmap} meeting={meeting} page={paperNames[kind]} />
			<article className="app-paper" data-paper={kind}>
				<p className="app-paper__head">
					{paper.roadmap} – {paper.audience}
				</p>
				<h1 className="govuk-heading-l">{paper.title}</h1>
				<p className="govuk-body app-paper__tools">
					<a
						className="govuk-link"
						href={`/workspace/${roadmap.slug}/meetings/${meeting.slug}/papers/${kind}.docx`}
						download
					>
						{paperNames[kind]} as a Word document (docx)
					</a>
					, or print this page: it has a layout for paper.
				</p>
				<SummaryList rows={paper.facts} />
				{paper.sections.map(({ id, title, forPartners, blocks }) => (
					<section key={id} aria-labelledby={id}>
						<h2 className="govuk-heading-m" id={id}>
							{title}
						</h2>
						{forPartners && (
							<p className="govuk-body">
								<Tag colour="grey">For partners only</Tag>
							</p>
						)}
						<PaperBlocks blocks={blocks} />
					</section>
				))}
			</article>
		</>
	);
}
