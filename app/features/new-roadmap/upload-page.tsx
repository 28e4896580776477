import type { Problem } from "../../domain/roadmap-problem.ts";
import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { FileInput } from "../../ui/file-input.tsx";
import type { PageLink } from "../editing/edit-form.ts";
import type { FieldValues } from "../editing/field-spec.ts";
import { RecordFields } from "../editing/record-fields.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { secretariatFields } from "./secretariat-fields.ts";

interface UploadPageProps {
	crumbs: PageLink[];
	values: FieldValues;
	refused: (FormAnswer & { problems?: Problem[] | undefined }) | undefined;
}

/** The form that makes a roadmap from a file; a refused file is told with all its problems. */
export function UploadPage({ crumbs, values, refused }: UploadPageProps) {
	return (
		<>
			<Breadcrumbs collapseOnMobile items={[...crumbs, { text: "From a file" }]} />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Make a roadmap from a file</h1>
			<p className="govuk-body">
				The file is JSON in the format of Waymark, as the data of every public roadmap is. Only partners can
				read the roadmap until you publish it.
			</p>
			{refused?.problems && <Problems problems={refused.problems} />}
			<Form method="post" encType="multipart/form-data" noValidate>
				<FileInput
					id="file"
					name="file"
					label="File"
					labelSize="s"
					hint="A file that ends in .json."
					error={refused?.errors.file}
					accept=".json,application/json"
				/>
				<RecordFields
					fields={secretariatFields}
					values={refused?.values ?? values}
					errors={refused?.errors ?? {}}
				/>
				<Button>Make the roadmap</Button>
			</Form>
		</>
	);
}

/** How many problems are shown; the rest is counted. */
const mostShown = 100;

function Problems({ problems }: { problems: Problem[] }) {
	const more = problems.length - mostShown;
	return (
		<section aria-labelledby="problems">
			<h2 className="govuk-heading-m" id="problems">
				What to mend in the file
			</h2>
			<ul className="govuk-list govuk-list--bullet app-problems">
				{problems.slice(0, mostShown).map(({ place, message }, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
					<li key={index}>
						<strong>{place}</strong>: {message}
					</li>
				))}
				{more > 0 && <li>and {more.toLocaleString("en-GB")} more</li>}
			</ul>
		</section>
	);
}
