import { formatInstant } from "#app/domain/dates.ts";
import {
	type Audience,
	type ChangeLine,
	describeWithoutMeeting,
	meetingWords,
} from "#app/domain/describe-change.ts";
import { AsAtLink } from "../as-at/keep-as-at.tsx";

interface ChangeHistoryProps {
	/** Newest first. */
	lines: ChangeLine[];
	audience: Audience;
	/** The path below which its readers find the pages of meetings. */
	meetingsPath: string;
}

/** What changed, why and when: from the ledger, which nobody can edit. */
export function ChangeHistory({ lines, audience, meetingsPath }: ChangeHistoryProps) {
	if (lines.length === 0) return <p className="govuk-body">There are no changes to show here.</p>;
	return (
		<ol className="app-history">
			{lines.map((line) => (
				<li key={line.revision} className="app-history__change" data-live={`change-${line.revision}`}>
					<p className="app-history__date">
						<time dateTime={line.at}>{formatInstant(line.at)}</time>
					</p>
					<p className="app-history__sentence">
						{describeWithoutMeeting(line, audience)}
						{line.madeIn && (
							<>
								, in{" "}
								<AsAtLink href={`${meetingsPath}/${line.madeIn.slug}`}>{meetingWords(line.madeIn)}</AsAtLink>
							</>
						)}
						.
					</p>
					{line.reason ? <p className="app-history__reason">Reason: {line.reason}</p> : null}
					<PathToGreen line={line} />
				</li>
			))}
		</ol>
	);
}

function PathToGreen({ line: { content } }: { line: ChangeLine }) {
	if (content.kind !== "status-changed" || !content.to.path) return null;
	return <p className="app-history__reason">Path to green: {content.to.path}</p>;
}
