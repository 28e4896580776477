import { useState } from "react";
import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { EditForm } from "./edit-form.ts";
import { RecordFields } from "./record-fields.tsx";

/** A milestone or a figure in the list of its action or measure. */
export interface Part {
	/** What its page is called by, and its button names. */
	id: string;
	title: string;
	detail: string;
	href: string;
}

/** The parts of a record, and the form that adds one. */
export interface PartList {
	form: EditForm;
	parts: Part[];
	/** For when there are none. */
	empty: string;
	addHeading: string;
}

/** The milestones of an action, or the figures of a measure: each to edit or remove, and a form to add one. */
export function PartListPage({ list, refused }: { list: PartList; refused: FormAnswer | undefined }) {
	const { form, parts, empty, addHeading } = list;
	const [opened] = useState(form.version);
	const version = refused?.version ?? opened;
	return (
		<>
			<Breadcrumbs collapseOnMobile items={[...form.crumbs, { text: form.heading }]} />
			{refused && <ErrorSummary errors={partErrors(refused)} />}
			{form.caption !== null && <span className="govuk-caption-l">{form.caption}</span>}
			<h1 className="govuk-heading-l">{form.heading}</h1>
			{parts.length === 0 ? <p className="govuk-body">{empty}</p> : <Parts parts={parts} version={version} />}
			<h2 className="govuk-heading-m">{addHeading}</h2>
			<Form method="post" noValidate>
				<input type="hidden" name="version" value={version} />
				<RecordFields
					fields={form.fields}
					values={refused?.values ?? form.values}
					errors={refused?.errors ?? {}}
				/>
				<Button>{form.button}</Button>
			</Form>
		</>
	);
}

function Parts({ parts, version }: { parts: Part[]; version: number }) {
	return (
		<ul className="app-edit-list">
			{parts.map(({ id, title, detail, href }) => (
				<li key={id} className="app-edit-list__item">
					<span className="app-edit-list__title">
						<a className="govuk-link" href={href}>
							{title}
						</a>{" "}
						<span className="govuk-hint app-edit-list__hint">{detail}</span>
					</span>
					<Form method="post" className="app-edit-list__moves">
						<input type="hidden" name="version" value={version} />
						<Button look="secondary" name="remove" value={id}>
							Remove<span className="govuk-visually-hidden"> {title}</span>
						</Button>
					</Form>
				</li>
			))}
		</ul>
	);
}

function partErrors({ errors, message }: FormAnswer) {
	const fields = Object.entries(errors);
	if (fields.length === 0) return [{ text: message }];
	return fields.map(([field, text]) => ({ text, href: field === "dueOn" ? "#dueOn-day" : `#${field}` }));
}
