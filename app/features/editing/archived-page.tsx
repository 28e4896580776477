import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { PageLink } from "./edit-form.ts";

/** Something that can be restored. */
export interface ArchivedThing {
	/** What it is, in a word. */
	noun: string;
	/** The word that stands for its kind in addresses; empty text for roadmaps. */
	nouns: string;
	slug: string;
	title: string;
	version: number;
}

interface ArchivedPageProps {
	crumbs: PageLink[];
	heading: string;
	things: ArchivedThing[];
	refused: FormAnswer | undefined;
}

/** What was archived, each with the button that brings it back. */
export function ArchivedPage({ crumbs, heading, things, refused }: ArchivedPageProps) {
	return (
		<>
			<Breadcrumbs collapseOnMobile items={[...crumbs, { text: heading }]} />
			{refused && <ErrorSummary errors={[{ text: refused.message }]} />}
			<h1 className="govuk-heading-l">{heading}</h1>
			{things.length === 0 ? (
				<p className="govuk-body">Nothing is archived.</p>
			) : (
				<ul className="app-edit-list">
					{things.map((thing) => (
						<li key={`${thing.nouns} ${thing.slug}`} className="app-edit-list__item">
							<span className="app-edit-list__title">
								{thing.title} <span className="govuk-hint app-edit-list__hint">{thing.noun}</span>
							</span>
							<Form method="post" className="app-edit-list__moves">
								<input type="hidden" name="version" value={thing.version} />
								<input type="hidden" name="nouns" value={thing.nouns} />
								<input type="hidden" name="slug" value={thing.slug} />
								<Button look="secondary">
									Restore<span className="govuk-visually-hidden"> {thing.title}</span>
								</Button>
							</Form>
						</li>
					))}
				</ul>
			)}
		</>
	);
}
