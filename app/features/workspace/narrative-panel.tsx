import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { formatDay } from "../../domain/dates.ts";
import { CommentsPanel } from "../comments/comments-panel.tsx";
import { Passages } from "../comments/passages.ts";
import type { ActionPageData } from "./read-action.server.ts";

/** The editor is large: only people who may write fetch it, and only when the page is there. */
const NarrativeEditor = lazy(() => import("../narratives/narrative-editor.tsx"));

interface NarrativePanelProps {
	/** Path of the action's page. */
	here: string;
	narrative: ActionPageData["narrative"];
	rights: ActionPageData["rights"];
	published: ActionPageData["published"];
	comments: ActionPageData["comments"];
	personId: string;
}

/** The living text of an action: the shared editor for those who write, live HTML for those who read. */
export function NarrativePanel(props: NarrativePanelProps) {
	const { here, narrative, rights, published } = props;
	const inBrowser = useInBrowser();
	const showsEditor = useEverTrue(rights.coWrite) && inBrowser;
	const [passages] = useState(() => new Passages());
	const text = <NarrativeText html={narrative.html} />;
	return (
		<section aria-labelledby="narrative-heading" className="app-panel">
			<h2 className="govuk-heading-m" id="narrative-heading">
				Narrative
			</h2>
			<p className="govuk-body">
				{published === null
					? "A draft, for partners only, until it is published."
					: `A draft, for partners only. The public reads update ${published.number}, published on ${formatDay(published.at)}.`}
			</p>
			<div className="comments-beside">
				<div>
					{showsEditor ? (
						<Suspense fallback={text}>
							<NarrativeEditor
								documentName={narrative.documentName}
								personId={props.personId}
								settings={narrative.settings}
								passages={passages}
							/>
						</Suspense>
					) : (
						text
					)}
					<p className="govuk-body">
						{rights.coWrite && (
							<a className="govuk-link" href={`${here}/narrative`}>
								Write in a plain form instead
							</a>
						)}
						{rights.coWrite && rights.publish && " or "}
						{rights.publish && (
							<a className="govuk-link" href={`${here}/publish`}>
								publish the text as it stands
							</a>
						)}
					</p>
					<p className="govuk-body">
						<a className="govuk-link" href={`${here}/versions`}>
							History of this text
						</a>
						{" and "}
						<a className="govuk-link" href={`${here}/who-wrote`}>
							who wrote which words
						</a>
					</p>
					{!rights.coWrite && (
						<p className="govuk-body-s">
							Only the organisations named on this action and the coordinator write here.
						</p>
					)}
				</div>
				<CommentsPanel
					threads={props.comments}
					here={here}
					personId={props.personId}
					mayComment={rights.coWrite}
					{...(rights.coWrite && { passages })}
				/>
			</div>
		</section>
	);
}

function NarrativeText({ html }: { html: string }) {
	if (html === "") return <p className="govuk-body">Nothing has been written yet.</p>;
	// biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from a whitelisted schema
	return <div className="app-prose" data-narrative dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Once an editor is shown it stays, also for who may only read by now: it says so, and holds what is not saved. */
function useEverTrue(value: boolean): boolean {
	const ever = useRef(value);
	ever.current ||= value;
	return ever.current;
}

/** False on the server and in the first render of the browser, so that both render the same. */
function useInBrowser(): boolean {
	const [inBrowser, setInBrowser] = useState(false);
	useEffect(() => setInBrowser(true), []);
	return inBrowser;
}
