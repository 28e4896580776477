import { formatDay } from "../../domain/dates.ts";
import { endWithStop } from "../../domain/end-with-stop.ts";
import { ButtonLink } from "../../ui/button.tsx";
import type { Stage } from "./read-stage.server.ts";
import { answeredWords, unansweredOf } from "./stage-words.ts";

interface StagePanelProps {
	stage: Stage | null;
	/** Path of the action's page. */
	here: string;
	mayPublish: boolean;
}

/** Where the text is on its way to the public, in words, and what is asked of the person who reads. */
export function StagePanel({ stage, here, mayPublish }: StagePanelProps) {
	if (stage === null || stage.state === "published") return null;
	if (stage.state === "taken-back") {
		return (
			<p className="govuk-body">
				The text “{stage.title}” was out for agreement, and taken back
				{stage.ended ? ` on ${formatDay(stage.ended.at)}: ${endWithStop(stage.ended.reason ?? "")}` : "."}{" "}
				<a className="govuk-link" href={`${here}/agreement`}>
					See who had signed, and what changed since
				</a>
			</p>
		);
	}
	return (
		<div className="app-waiting" data-stage="open">
			<p className="govuk-body">
				<strong>Out for agreement</strong>: “{stage.title}”, until {formatDay(stage.signOffBy)}.{" "}
				{answeredWords(stage.signOffs)} Writing goes on below; what was sent out stays as it is.
			</p>
			<Asked stage={stage} here={here} mayPublish={mayPublish} />
		</div>
	);
}

function Asked({ stage, here, mayPublish }: { stage: Stage; here: string; mayPublish: boolean }) {
	const waiting = unansweredOf(stage.mine);
	if (waiting.length > 0) {
		const names = new Intl.ListFormat("en-GB").format(waiting.map(({ name }) => name));
		return <ButtonLink href={`${here}/agreement`}>Read it and answer for {names}</ButtonLink>;
	}
	const words = mayPublish
		? "Read it, see who agreed, publish it or take it back"
		: stage.mine.length > 0
			? "Read it, or change what your organisation said"
			: "Read it and see who agreed";
	return (
		<p className="govuk-body">
			<a className="govuk-link" href={`${here}/agreement`}>
				{words}
			</a>
		</p>
	);
}
