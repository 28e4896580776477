import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "../../remix.ts";
import { MinutesText } from "./minutes-text.tsx";
import type { RunData } from "./read-run.server.ts";

/** The editor is large: only people who may write fetch it, and only when the page is there. */
const NarrativeEditor = lazy(() => import("../narratives/narrative-editor.tsx"));

const names = {
	narrative: "Narrative",
	public: "Minutes, public part",
	private: "Minutes, private part",
} as const;

/** The text beside an item, in the shared editor for those who write: its narrative, or one of the two parts of the minutes. */
export function RunText({ page, path }: { page: RunData; path: string }) {
	const { text, action, personId, settings, roadmap, meeting } = page;
	const inBrowser = useInBrowser();
	const read = <MinutesText html={text.html} />;
	const plainForm =
		text.shown === "narrative" && action
			? `/workspace/${roadmap.slug}/actions/${action.slug}/narrative`
			: `${path}/minutes/${text.shown}`;
	return (
		<section aria-labelledby="run-text" className="app-panel">
			<h2 className="govuk-heading-m" id="run-text">
				{names[text.shown]}
			</h2>
			<OtherTexts page={page} path={path} />
			{text.shown === "private" && <p className="govuk-body-s">For partners only: never published.</p>}
			{text.shown === "public" && (
				<p className="govuk-body-s">For everybody to read once the meeting is closed.</p>
			)}
			{text.mayWrite && inBrowser ? (
				<Suspense fallback={read}>
					<NarrativeEditor
						key={text.documentName}
						documentName={text.documentName}
						personId={personId}
						settings={settings}
						label={names[text.shown]}
					/>
				</Suspense>
			) : (
				read
			)}
			{text.mayWrite && (text.shown === "narrative" || meeting.state !== "closed") && (
				<p className="govuk-body">
					<a className="govuk-link" href={plainForm}>
						Write in a plain form instead
					</a>
				</p>
			)}
			{action && (
				<p className="govuk-body">
					<a className="govuk-link" href={`/workspace/${roadmap.slug}/actions/${action.slug}`}>
						Everything about this action
					</a>
				</p>
			)}
		</section>
	);
}

/** The way to the other texts of the item. */
function OtherTexts({ page, path }: { page: RunData; path: string }) {
	const { text, action, item, looksAround } = page;
	const others = (["narrative", "public", "private"] as const).filter(
		(name) => name !== text.shown && (name !== "narrative" || action !== null),
	);
	const hrefOf = (name: string) => `${path}/run?${looksAround ? `item=${item.id}&` : ""}text=${name}`;
	return (
		<ul className="govuk-list app-run__texts">
			{others.map((name) => (
				<li key={name}>
					<Link className="govuk-link" to={hrefOf(name)} preventScrollReset>
						{names[name]}
					</Link>
				</li>
			))}
		</ul>
	);
}

/** False on the server and in the first render of the browser, so that both render the same. */
function useInBrowser(): boolean {
	const [inBrowser, setInBrowser] = useState(false);
	useEffect(() => setInBrowser(true), []);
	return inBrowser;
}
