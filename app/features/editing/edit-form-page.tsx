import { useState } from "react";
import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import type { EditForm } from "./edit-form.ts";
import { EditLinks } from "./edit-links.tsx";
import type { FieldSpec } from "./field-spec.ts";
import { RecordFields } from "./record-fields.tsx";

/** A page with one form: what is edited, its fields, and where else the same thing is edited. */
export function EditFormPage({ form, refused }: { form: EditForm; refused: FormAnswer | undefined }) {
	// The version of when the page was opened: what others change while somebody types must not pass unseen.
	const [opened] = useState(form.version);
	const { crumbs, caption, heading, paragraphs, fields, values, button, warning, links = [] } = form;
	return (
		<>
			<Breadcrumbs collapseOnMobile items={[...crumbs, { text: heading }]} />
			{refused && <ErrorSummary errors={itemsOf(refused, fields)} />}
			{caption !== null && <span className="govuk-caption-l">{caption}</span>}
			<h1 className="govuk-heading-l">{heading}</h1>
			{paragraphs.map((text) => (
				<p key={text} className="govuk-body">
					{text}
				</p>
			))}
			<Form method="post" noValidate>
				<input type="hidden" name="version" value={refused?.version ?? opened} />
				{form.hidden && <input type="hidden" {...form.hidden} />}
				<RecordFields fields={fields} values={refused?.values ?? values} errors={refused?.errors ?? {}} />
				<Button look={warning ? "warning" : undefined}>{button}</Button>
			</Form>
			<EditLinks links={links} />
		</>
	);
}

/** In the order of the fields; an error of a day leads to the first of its three fields. */
function itemsOf(refused: FormAnswer, fields: FieldSpec[]) {
	const days = fields.filter(({ type }) => type === "day").map(({ name }) => `#${name}`);
	const placeOf = ({ href }: { href?: string | undefined }) =>
		fields.findIndex(({ name }) => `#${name}` === href);
	return errorItems(refused)
		.sort((a, b) => placeOf(a) - placeOf(b))
		.map((item) => (item.href && days.includes(item.href) ? { ...item, href: `${item.href}-day` } : item));
}
