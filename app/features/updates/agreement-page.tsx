import { formatDay } from "../../domain/dates.ts";
import { endWithStop } from "../../domain/end-with-stop.ts";
import { formatPeriod } from "../../domain/period.ts";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Comparison } from "../versions/comparison.tsx";
import { comparisonSummary } from "../versions/comparison-summary.ts";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { FormRound } from "../workspace/use-form-round.ts";
import type { AgreementData } from "./read-agreement.server.ts";
import type { Stage } from "./read-stage.server.ts";
import { SignForm } from "./sign-form.tsx";
import { SignOffList } from "./sign-off-list.tsx";
import { openStandingWords } from "./stage-words.ts";

interface AgreementPageProps {
	page: AgreementData;
	tried: FormRound<FormAnswer>;
}

/** The text that is out for agreement, frozen: who said what, one's own word, and for the lead what comes next. */
export function AgreementPage({ page, tried }: AgreementPageProps) {
	const { action, roadmap, stage } = page;
	const here = `/workspace/${roadmap.slug}/actions/${action.slug}`;
	useLiveRoadmap(roadmap.id, roadmap.revision);
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Agreement" />
			{tried.answer && <ErrorSummary key={tried.round} errors={errorItems(tried.answer)} />}
			<h1 className="govuk-heading-l">Agree on an update</h1>
			<p className="govuk-body-l">
				<a className="govuk-link" href={here}>
					{action.title}
				</a>
			</p>
			{stage?.state === "open" ? (
				<OpenText page={page} stage={stage} here={here} tried={tried} />
			) : (
				<NothingOut page={page} here={here} />
			)}
		</>
	);
}

function OpenText({
	page,
	stage,
	here,
	tried,
}: { page: AgreementData; stage: Stage; here: string } & AgreementPageProps) {
	return (
		<>
			<p className="govuk-body">
				“{stage.title}”{stage.period === null ? "" : `, about ${formatPeriod(stage.period)},`} was sent out on{" "}
				{formatDay(stage.sentAt)}. Organisations are asked to answer by {formatDay(stage.signOffBy)}.
			</p>
			<h2 className="govuk-heading-m">The text that is out</h2>
			{/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from a whitelisted schema */}
			<div className="app-preview app-prose" dangerouslySetInnerHTML={{ __html: page.html }} />
			{page.movedOn && (
				<p className="govuk-body">
					Partners went on writing since.{" "}
					<a className="govuk-link" href={`${here}/versions/compare?from=${stage.version}`}>
						Compare this text with the draft as it is now
					</a>
					. What you sign is the text above.
				</p>
			)}
			<Since since={page.since} />
			<h2 className="govuk-heading-m">What the organisations say</h2>
			<Said stage={stage} />
			{stage.mine.length > 0 && (
				<SignForm key={`sign ${tried.round}`} stage={stage} refused={refusedOf(tried, "sign")} />
			)}
			{page.rights.publish && <Publish key={`publish ${tried.round}`} stage={stage} here={here} />}
		</>
	);
}

/** What changed since the reader's organisation signed; nothing for who had signed nothing. */
function Since({ since }: Pick<AgreementData, "since">) {
	if (since === null) return null;
	return (
		<section aria-labelledby="since">
			<h2 className="govuk-heading-m" id="since">
				{since.title}
			</h2>
			<p className="govuk-body">{comparisonSummary(since.blocks)}</p>
			<Comparison blocks={since.blocks} writers={since.writers} />
		</section>
	);
}

const refusedOf = ({ answer }: FormRound<FormAnswer>, intent: string) =>
	answer?.values.intent === intent ? answer : undefined;

function Said({ stage }: { stage: Stage }) {
	return (
		<SignOffList
			lines={stage.signOffs.map((signOff) => ({
				key: signOff.organisation.slug,
				name: signOff.organisation.name,
				words: openStandingWords(signOff, stage),
				standing: signOff.standing,
				note: signOff.note,
				at: signOff.at,
				personName: signOff.personName,
			}))}
		/>
	);
}

function Publish({ stage, here }: { stage: Stage; here: string }) {
	const missing = stage.signOffs.filter(({ standing }) => standing === "silent" || standing === "unanswered");
	return (
		<section aria-labelledby="publish">
			<h2 className="govuk-heading-m" id="publish">
				Publish it, or take it back
			</h2>
			<p className="govuk-body">
				The text above goes to the public page with what every organisation said, and with the status of that
				moment. It cannot be changed afterwards.
				{missing.length === 0
					? ""
					: ` ${missing.length === 1 ? "One organisation has" : `${missing.length} organisations have`} not answered: the update will say so.`}
			</p>
			<Form method="post">
				<input type="hidden" name="intent" value="publish" />
				<input type="hidden" name="version" value={stage.round} />
				<Button>Publish the agreed text</Button>
			</Form>
			<p className="govuk-body">
				<a className="govuk-link" href={`${here}/agreement/take-back`}>
					Take it back to go on writing
				</a>
			</p>
		</section>
	);
}

function NothingOut({ page, here }: { page: AgreementData; here: string }) {
	const { stage, rights } = page;
	return (
		<>
			<InsetText>{whereItIs(stage)}</InsetText>
			<Since since={page.since} />
			{stage?.state === "taken-back" && (
				<>
					<h2 className="govuk-heading-m">What the organisations had said</h2>
					<Said stage={stage} />
				</>
			)}
			<p className="govuk-body">
				{rights.publish ? (
					<a className="govuk-link" href={`${here}/agreement/send`}>
						Send the text out for agreement
					</a>
				) : (
					<a className="govuk-link" href={here}>
						Go to the action
					</a>
				)}
			</p>
		</>
	);
}

function whereItIs(stage: Stage | null): string {
	if (!stage?.ended) return "No text of this action is out for agreement.";
	const on = formatDay(stage.ended.at);
	return stage.state === "published"
		? `“${stage.title}” was published as update ${stage.ended.updateNumber} on ${on}. No text is out for agreement now.`
		: `“${stage.title}” was taken back on ${on}: ${endWithStop(stage.ended.reason ?? "")} No text is out for agreement now.`;
}
