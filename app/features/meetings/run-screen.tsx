import type { InMeeting } from "../../live/messages.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { ItemHead } from "./item-head.tsx";
import { MinutesText } from "./minutes-text.tsx";
import { AskList, DecisionList } from "./outcome-lists.tsx";
import type { RunData } from "./read-run.server.ts";

interface RunScreenProps {
	page: RunData;
	here: InMeeting["people"];
	path: string;
}

/** The meeting on a big screen: large type and no forms. It goes where the meeting goes. */
export function RunScreen({ page, here, path }: RunScreenProps) {
	const { action, text, decisions, asks, roadmap, agenda, led } = page;
	const next = agenda[agenda.findIndex(({ id }) => id === led?.id) + 1];
	return (
		<div className="app-screen">
			<ItemHead page={page} />
			{action && (
				<p className="govuk-body">
					<StatusTag status={action.status} /> {action.statusReason}
				</p>
			)}
			<MinutesText html={text.html} />
			{decisions.length > 0 && <DecisionList decisions={decisions} empty="" />}
			{asks.length > 0 && <AskList asks={asks} roadmapSlug={roadmap.slug} empty="" />}
			<p className="govuk-body" data-here>
				{here.length === 0 ? "" : `Here now: ${here.map(({ name }) => name).join(", ")}.`}
			</p>
			{next && led && <p className="govuk-body">Next: {next.title}</p>}
			<p className="govuk-body-s">
				<a className="govuk-link" href={`${path}/run`}>
					Leave the big-screen view
				</a>
			</p>
		</div>
	);
}
