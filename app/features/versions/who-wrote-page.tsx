import { InsetText } from "../../ui/inset-text.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import type { AuthoredRun } from "./authored-block.ts";
import type { WhoWroteData } from "./read-who-wrote.server.ts";
import { TextBlock } from "./text-block.tsx";
import { countedWords } from "./version-line.ts";
import { type Writer, writerOf } from "./writers.ts";

/** A text with every stretch marked by the organisation whose people wrote it: by letter, line and name. */
export function WhoWrotePage({ action, roadmap, here, title, blocks, writers }: WhoWroteData) {
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Who wrote this" />
			<h1 className="govuk-heading-l">Who wrote this</h1>
			<p className="govuk-body">
				This is {title}. Each stretch carries the letter of the organisation whose people wrote it. The server
				keeps who writes, so nobody can write in another’s name. Text that someone moves or brings back counts
				as theirs.
			</p>
			{writers.length === 0 ? (
				<InsetText>Nothing has been written yet.</InsetText>
			) : (
				<>
					<h2 className="govuk-heading-m">Organisations</h2>
					<Legend writers={writers} />
					<h2 className="govuk-heading-m">Text</h2>
					<div className="app-authored">
						{blocks.map((block, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: blocks keep their place on a page
							<TextBlock key={index} block={block}>
								{block.runs.map((run, place) => (
									// biome-ignore lint/suspicious/noArrayIndexKey: runs keep their place in a block
									<Stretch key={place} run={run} writers={writers} />
								))}
							</TextBlock>
						))}
					</div>
				</>
			)}
			<p className="govuk-body">
				<a className="govuk-link" href={`${here}/versions`}>
					History of this text
				</a>
			</p>
		</>
	);
}

function Legend({ writers }: { writers: Writer[] }) {
	return (
		<ul className="govuk-list app-legend">
			{writers.map((writer) => (
				<li key={writer.slug}>
					<span className={lookOf(writers, writer)}>
						<span className="app-writer__key">{writer.key}</span> {writer.name}
					</span>
					: {countedWords(writer.words)}
				</li>
			))}
		</ul>
	);
}

const lines = ["solid", "dashed", "dotted", "double"];

/** Colour and line of an organisation: the line tells those apart whose colours are alike, or not seen. */
const lookOf = (writers: Writer[], writer: Writer) =>
	`app-writer app-writer--${writer.colour} app-writer--${lines[writers.indexOf(writer) % lines.length]}`;

function Stretch({ run, writers }: { run: AuthoredRun; writers: Writer[] }) {
	const writer = writerOf(writers, run.by);
	return (
		<span className={writer ? lookOf(writers, writer) : "app-writer"}>
			<span className="govuk-visually-hidden"> {writer?.name ?? "Not known who"} wrote: </span>
			{run.text}
			<sup className="app-writer__key" aria-hidden="true">
				{writer?.key ?? "?"}
			</sup>
		</span>
	);
}
