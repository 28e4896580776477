import type { ReactNode } from "react";
import { formatDay } from "../../domain/dates.ts";
import type { Ask, Decision } from "../../domain/meeting.ts";
import { Tag } from "../../ui/tag.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import { askStateWords } from "./meeting-words.ts";

const nameList = (names: string[]) => new Intl.ListFormat("en-GB").format(names);

interface DecisionListProps {
	decisions: Decision[];
	empty: string;
	/** Where the pages of meetings begin, to link each decision with its meeting. */
	meetingsHref?: string;
	/** Whether readers are partners, who are told what is not public. */
	forPartners?: boolean;
	/** What can be done with a decision, below it. */
	actOf?: (decision: Decision) => ReactNode;
}

/** Who decided what, when. */
export function DecisionList({
	decisions,
	empty,
	meetingsHref,
	forPartners = true,
	actOf,
}: DecisionListProps) {
	if (decisions.length === 0) return <p className="govuk-body">{empty}</p>;
	return (
		<ul className="govuk-list app-outcomes">
			{decisions.map((decision) => (
				<li key={decision.id} data-decision={decision.number ?? "new"}>
					<p className="govuk-body govuk-!-margin-bottom-1">
						<strong>{decision.number === null ? "Decided" : `Decision ${decision.number}`}:</strong>{" "}
						{decision.text}
					</p>
					<p className="app-action__facts">
						<span>by {nameList(decision.organisations.map(({ name }) => name))}</span>
						{decision.decidedAt !== null && <span>{formatDay(decision.decidedAt)}</span>}
						{forPartners && <span>{decision.public ? "Public" : "For partners only"}</span>}
						{meetingsHref !== undefined && (
							<span>
								<AsAtLink href={`${meetingsHref}/${decision.meeting.slug}`}>
									{decision.meeting.title}
								</AsAtLink>
							</span>
						)}
					</p>
					{actOf?.(decision)}
				</li>
			))}
		</ul>
	);
}

interface AskListProps {
	asks: Ask[];
	roadmapSlug: string;
	empty: string;
	/** What can be done with an ask, below it. */
	actOf?: (ask: Ask) => ReactNode;
}

/** Who asked whom for what, by when, and what became of it. For partners only. */
export function AskList({ asks, roadmapSlug, empty, actOf }: AskListProps) {
	if (asks.length === 0) return <p className="govuk-body">{empty}</p>;
	return (
		<ul className="govuk-list app-outcomes">
			{asks.map((ask) => (
				<li key={ask.id} data-ask={ask.number ?? "new"}>
					<p className="govuk-body govuk-!-margin-bottom-1">
						<AskName ask={ask} roadmapSlug={roadmapSlug} />{" "}
						<Tag colour={askStateWords[ask.state].colour}>{askStateWords[ask.state].label}</Tag>
					</p>
					<p className="app-action__facts">
						<span>
							{ask.from.name} asks {ask.to.name}
						</span>
						<span>{ask.dueOn === null ? "No date" : `by ${formatDay(ask.dueOn)}`}</span>
					</p>
					{actOf?.(ask)}
				</li>
			))}
		</ul>
	);
}

function AskName({ ask, roadmapSlug }: { ask: Ask; roadmapSlug: string }) {
	if (ask.number === null) return <strong>{ask.text}</strong>;
	return (
		<a className="govuk-link" href={`/workspace/${roadmapSlug}/asks/${ask.number}`}>
			Ask {ask.number}: {ask.text}
		</a>
	);
}
