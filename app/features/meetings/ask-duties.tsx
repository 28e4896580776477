import { formatDay } from "../../domain/dates.ts";
import type { Ask } from "../../domain/meeting.ts";

interface AskDutiesProps {
	/** What was asked of the reader's organisation, the nearest date first. */
	asks: Ask[];
	roadmapSlug: string;
	today: string;
}

/** What other partners ask of one's organisation. Nothing where nobody asks. */
export function AskDuties({ asks, roadmapSlug, today }: AskDutiesProps) {
	if (asks.length === 0) return null;
	return (
		<div className="app-waiting">
			<h3 className="govuk-heading-s">Asked of your organisation</h3>
			<ul className="govuk-list">
				{asks.map((ask) => (
					<li key={ask.id}>
						<a className="govuk-link" href={`/workspace/${roadmapSlug}/asks/${ask.number}`}>
							{ask.state === "accepted" ? "Do, and say so" : "Answer"}: {ask.text}
						</a>
						<p className="app-meta">
							<span>
								{ask.from.name} asks {ask.to.name}
							</span>
							{ask.dueOn !== null && (
								<span>
									{today > ask.dueOn ? "the date has passed: " : "by "}
									{formatDay(ask.dueOn)}
								</span>
							)}
						</p>
					</li>
				))}
			</ul>
		</div>
	);
}
