import { Fragment } from "react";
import { Table } from "../../ui/table.tsx";
import type { PaperBlock, PaperRun } from "./paper.ts";

/** Blocks of a paper on a page. Texts are text: nothing of them is read as HTML. */
export function PaperBlocks({ blocks }: { blocks: PaperBlock[] }) {
	// biome-ignore lint/suspicious/noArrayIndexKey: a paper does not change while it is shown
	return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { block: PaperBlock }) {
	switch (block.type) {
		case "paragraph":
			return (
				<p className="govuk-body">
					<Runs runs={block.runs} />
				</p>
			);
		case "heading": {
			const Heading = block.level === 3 ? "h3" : "h4";
			return (
				<Heading className="govuk-heading-s">
					<Runs runs={block.runs} />
				</Heading>
			);
		}
		case "quote":
			return (
				<blockquote className="app-paper__quote">
					<PaperBlocks blocks={block.blocks} />
				</blockquote>
			);
		case "list":
			return <List list={block} />;
		case "table":
			return (
				<div className="app-paper__table">
					<Table
						caption={block.caption}
						captionSize="s"
						columns={block.columns.map((header) => ({ header }))}
						rows={block.rows}
						labelled
						className="app-paper__cells"
					/>
				</div>
			);
	}
}

function List({ list }: { list: Extract<PaperBlock, { type: "list" }> }) {
	const items = list.items.map((blocks, index) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a paper does not change while it is shown
		<li key={index}>
			<Entry blocks={blocks} />
		</li>
	));
	if (!list.ordered) return <ul className="govuk-list govuk-list--bullet">{items}</ul>;
	return (
		<ol className="govuk-list govuk-list--number" start={list.start}>
			{items}
		</ol>
	);
}

/** The first paragraph of an entry stands beside its sign. */
function Entry({ blocks: [first, ...rest] }: { blocks: PaperBlock[] }) {
	if (!first) return null;
	return (
		<>
			{first.type === "paragraph" ? <Runs runs={first.runs} /> : <Block block={first} />}
			<PaperBlocks blocks={rest} />
		</>
	);
}

function Runs({ runs }: { runs: PaperRun[] }) {
	// biome-ignore lint/suspicious/noArrayIndexKey: a paper does not change while it is shown
	return runs.map((run, index) => <Run key={index} run={run} />);
}

function Run({ run: { text, bold, italic, href } }: { run: PaperRun }) {
	let shown = (
		<>
			{text.split("\n").map((line, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a paper does not change while it is shown
				<Fragment key={index}>
					{index > 0 && <br />}
					{line}
				</Fragment>
			))}
		</>
	);
	if (italic) shown = <em>{shown}</em>;
	if (bold) shown = <strong>{shown}</strong>;
	if (!href) return shown;
	return (
		<a className="govuk-link" href={href} rel="nofollow noopener noreferrer">
			{shown}
		</a>
	);
}
