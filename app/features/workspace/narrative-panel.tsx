import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { CommentsPanel } from "../comments/comments-panel.tsx";
import { Passages } from "../comments/passages.ts";
import { PublishedLine, PublishingLinks } from "../updates/publishing-links.tsx";
import { StagePanel } from "../updates/stage-panel.tsx";
import type { ActionPageData } from "./read-action.server.ts";

/** The editor is large: only people who may write fetch it, and only when the page is there. */
const NarrativeEditor = lazy(() => import("../narratives/narrative-editor.tsx"));

interface NarrativePanelProps {
	/** Path of the action's page. */
	here: string;
	roadmapSlug: string;
	/** Whether the public sees the action. */
	isPublic: boolean;
	narrative: ActionPageData["narrative"];
	rights: ActionPageData["rights"];
	published: ActionPageData["published"];
	stage: ActionPageData["stage"];
	comments: ActionPageData["comments"];
	personId: string;
}

/** The living text of an action: the shared editor for those who write, live HTML for those who read. */
export function NarrativePanel(props: NarrativePanelProps) {
	const { here, narrative, rights, published, stage } = props;
	const inBrowser = useInBrowser();
	const showsEditor = useEverTrue(rights.coWrite) && inBrowser;
	const [passages] = useState(() => new Passages());
	const text = <NarrativeText html={narrative.html} />;
	return (
		<section aria-labelledby="narrative-heading" className="app-panel">
			<h2 className="govuk-heading-m" id="narrative-heading">
				Narrative
			</h2>
			<PublishedLine
				published={published}
				here={here}
				roadmapSlug={props.roadmapSlug}
				isPublic={props.isPublic}
				mayPublish={rights.publish}
			/>
			<StagePanel stage={stage} here={here} mayPublish={rights.publish} />
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
					<PublishingLinks here={here} rights={rights} isOut={stage?.state === "open"} />
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
