import type { ChangedItem } from "#app/domain/changed-item.ts";
import { formatDay } from "#app/domain/dates.ts";
import { meetingWords } from "#app/domain/describe-change.ts";
import { type ChangeGroup, countChanges, type Grouping, groupChanges } from "#app/domain/group-changes.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { AsAtLink } from "../as-at/keep-as-at.tsx";
import type { WhatChangedData } from "./read-what-changed.server.ts";

interface WhatChangedProps {
	changed: WhatChangedData;
	by: Grouping;
	roadmapSlug: string;
	/** Whether actions lead to their pages for partners, and not to the public ones. */
	inWorkspace?: boolean;
}

/** What changed in a time: how much of what, then in sentences by group. Its headings are of the third level. */
export function WhatChanged({ changed, by, roadmapSlug, inWorkspace = false }: WhatChangedProps) {
	const { items, cut } = changed;
	if (items.length === 0) return <p className="govuk-body">Nothing changed in this time.</p>;
	const hrefOf: HrefOf = (type, slug) =>
		(type === "action" || type === "meeting") && inWorkspace
			? `/workspace/${roadmapSlug}/${pages[type]}/${slug}`
			: `/${roadmapSlug}/${pages[type]}/${slug}`;
	return (
		<div className="app-changed">
			{cut ? (
				<InsetText>
					More changed in this time than can be told at once: these are the newest changes. Choose a shorter
					time to see the others.
				</InsetText>
			) : null}
			<ul className="app-changed__counts">
				{countChanges(items).map(({ category, words }) => (
					<li key={category} className={`app-changed__count app-changed__count--${category}`}>
						{words}
					</li>
				))}
			</ul>
			{groupChanges(items, by).map((group) => (
				<Group key={group.key} group={group} by={by} hrefOf={hrefOf} />
			))}
		</div>
	);
}

/** What has a page: by what changes are grouped (organisations are not linked: they may have left, and then have none), and the meetings they were made in. */
type Paged = Grouping | "meeting";
const pages: Record<Paged, string> = {
	workstream: "workstreams",
	action: "actions",
	organisation: "partners",
	meeting: "meetings",
};

type HrefOf = (type: Paged, slug: string) => string;

function Group({ group, by, hrefOf }: { group: ChangeGroup; by: Grouping; hrefOf: HrefOf }) {
	const { key, title, page, items } = group;
	return (
		<section className="app-changed__group" aria-labelledby={`changed-${key}`}>
			<h3 className="govuk-heading-s app-changed__title" id={`changed-${key}`}>
				{page && page.type !== "organisation" ? (
					<AsAtLink href={hrefOf(page.type, page.slug)}>{title}</AsAtLink>
				) : (
					title
				)}
			</h3>
			<ul className="app-changed__items">
				{items.map((item) => (
					<Item key={item.revision} item={item} withAction={by !== "action"} hrefOf={hrefOf} />
				))}
			</ul>
		</section>
	);
}

function Item({ item, withAction, hrefOf }: { item: ChangedItem; withAction: boolean; hrefOf: HrefOf }) {
	const { action } = item.place;
	return (
		<li className={`app-changed__item app-changed__item--${item.category}`}>
			{withAction && action ? (
				<p className="app-changed__action">
					{action.slug === null ? (
						action.title
					) : (
						<AsAtLink href={hrefOf("action", action.slug)}>{action.title}</AsAtLink>
					)}
				</p>
			) : null}
			<p className="app-changed__sentence">{item.sentence}</p>
			<Said item={item} meetingHref={(slug) => hrefOf("meeting", slug)} />
		</li>
	);
}

function Said({ item: { said }, meetingHref }: { item: ChangedItem; meetingHref: (slug: string) => string }) {
	const who = said.who === null ? "" : `${said.who.replace(/,$/, "")}, `;
	return (
		<p className="app-changed__said">
			{who}
			<time dateTime={said.at}>{formatDay(said.at)}</time>
			{said.madeIn && (
				<>
					, in <AsAtLink href={meetingHref(said.madeIn.slug)}>{meetingWords(said.madeIn)}</AsAtLink>
				</>
			)}
			{said.reason ? `. Reason: ${said.reason}` : ""}
		</p>
	);
}
