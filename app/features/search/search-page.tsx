import type { ReactNode } from "react";
import { formatDay } from "#app/domain/dates.ts";
import type { ExcerptPiece } from "#app/domain/excerpt.ts";
import { StatusTag } from "../actions/status-tag.tsx";
import { countWords } from "../public/count-words.ts";
import { PageBody } from "../public/page-body.tsx";
import { wayTo } from "../public/way-to.ts";
import { type FoundKind, foundKinds, searchAddress } from "./search-address.ts";
import { SearchForm } from "./search-form.tsx";
import type { SearchPageData } from "./search-page.server.ts";

const headings: Record<FoundKind, string> = { action: "Actions", update: "Updates", measure: "Measures" };

/** The search of a roadmap and what it found. */
export function SearchPage(page: SearchPageData) {
	const { roadmap, q } = page;
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">{page.asked ? "Found" : "Search"}</h1>
					<p className="govuk-body-l app-hero__lead">
						{page.asked ? `“${q}” in “${roadmap.title}”` : `What the public can read of “${roadmap.title}”`}
					</p>
				</>
			}
		>
			<SearchForm roadmapSlug={roadmap.slug} q={q} />
			{page.asked ? <Result {...page} /> : null}
		</PageBody>
	);
}

function Result(page: SearchPageData) {
	const { roadmap, q, counts, only } = page;
	if (!page.readable)
		return <p className="govuk-body">There is no word in it to search for: type one, such as “testing”.</p>;
	const all = foundKinds.reduce((sum, kind) => sum + counts[kind], 0);
	if (all === 0)
		return (
			<p className="govuk-body">
				Nothing was found that holds every one of these words. Try fewer words, or only the beginning of one.
			</p>
		);
	return (
		<>
			<p className="govuk-body">
				{only === null ? (
					foundKinds.map((kind) => countWords(counts[kind], kind)).join(", ")
				) : (
					<a className="govuk-link" href={searchAddress(roadmap.slug, { q })}>
						Show everything that was found
					</a>
				)}
			</p>
			<Group kind="action" page={page}>
				{page.actions.map(({ action, excerpt }) => (
					<Hit
						key={action.id}
						href={`/${roadmap.slug}/actions/${action.slug}`}
						title={action.title}
						excerpt={excerpt}
					>
						<span>
							<StatusTag status={action.status} />
						</span>
						<span>{action.lead?.name ?? "No lead yet"}</span>
					</Hit>
				))}
			</Group>
			<Group kind="update" page={page}>
				{page.updates.map(({ number, title, publishedAt, about, excerpt }) => (
					<Hit key={number} href={`/${roadmap.slug}/updates/${number}`} title={title} excerpt={excerpt}>
						<span>Update {number}</span>
						<span>{formatDay(publishedAt)}</span>
						<span>{about.title}</span>
					</Hit>
				))}
			</Group>
			<Group kind="measure" page={page}>
				{page.measures.map(({ id, slug, name, excerpt }) => (
					<Hit key={id} href={`/${roadmap.slug}/measures/${slug}`} title={name} excerpt={excerpt} />
				))}
			</Group>
		</>
	);
}

function Group({ kind, page, children }: { kind: FoundKind; page: SearchPageData; children: ReactNode[] }) {
	if (children.length === 0) return null;
	const { roadmap, q, counts } = page;
	return (
		<section aria-labelledby={kind} className="app-part">
			<h2 className="govuk-heading-l" id={kind}>
				{headings[kind]}
			</h2>
			<ul className="app-hits">{children}</ul>
			{page.only === null && counts[kind] > children.length ? (
				<p className="govuk-body">
					<a className="govuk-link" href={searchAddress(roadmap.slug, { q, only: kind })}>
						All {countWords(counts[kind], kind)}
					</a>
				</p>
			) : null}
			{page.only === kind && page.pages > 1 ? <Pages {...page} only={kind} /> : null}
		</section>
	);
}

function Pages({ roadmap, q, only, page, pages }: SearchPageData & { only: FoundKind }) {
	const link = (to: number, text: string) => (
		<a className="govuk-link" href={searchAddress(roadmap.slug, { q, only, page: to })}>
			{text}
		</a>
	);
	return (
		<nav aria-label="Pages of what was found" className="app-pages">
			{page > 1 ? link(page - 1, "Previous page") : null}
			<span>
				Page {page} of {pages}
			</span>
			{page < pages ? link(page + 1, "Next page") : null}
		</nav>
	);
}

interface HitProps {
	href: string;
	title: string;
	excerpt: ExcerptPiece[];
	children?: ReactNode;
}

function Hit({ href, title, excerpt, children }: HitProps) {
	return (
		<li className="app-hits__item">
			<h3 className="govuk-heading-s app-hits__title">
				<a className="govuk-link" href={href}>
					{title}
				</a>
			</h3>
			{children ? <p className="app-meta">{children}</p> : null}
			{excerpt.length > 0 ? (
				<p className="govuk-body app-hits__excerpt">
					{excerpt.map(({ text, found }, place) =>
						// biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing but their place.
						found ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
					)}
				</p>
			) : null}
		</li>
	);
}
