import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { ActionCrumbs } from "../workspace/action-crumbs.tsx";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { AuthorsList } from "./authors-list.tsx";
import { CompareForm } from "./compare-form.tsx";
import type { HistoryData } from "./read-history.server.ts";
import { presentText } from "./version-choice.ts";
import { type VersionSummary, versionOrigin, versionTitle } from "./version-line.ts";

/** The versions of a text: what was kept when and why, who wrote in it; naming one, comparing two. */
export function HistoryPage(props: HistoryData & { refused: FormAnswer | undefined }) {
	const { action, roadmap, here, versions, older, mayWrite, refused } = props;
	const newest = versions[0];
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="History of this text" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">History of this text</h1>
			<p className="govuk-body">
				Versions are kept whole and never change. One is kept by itself when people have stopped writing for a
				while, and one with every publication.{" "}
				<a className="govuk-link" href={`${here}/who-wrote`}>
					See who wrote which words
				</a>
			</p>
			{mayWrite && <NameForm refused={refused} />}
			<h2 className="govuk-heading-m">Versions</h2>
			{newest ? (
				<>
					<CompareForm here={here} versions={versions} from={String(newest.number)} to={presentText} />
					<VersionList here={here} versions={versions} />
				</>
			) : (
				<InsetText>
					No version has been kept yet. The first one comes by itself, some minutes after someone has written.
				</InsetText>
			)}
			{older !== null && (
				<p className="govuk-body">
					<a className="govuk-link" href={`${here}/versions?before=${older}`}>
						Older versions
					</a>
				</p>
			)}
		</>
	);
}

function NameForm({ refused }: { refused: FormAnswer | undefined }) {
	return (
		<Form method="post">
			<TextInput
				id="name"
				name="name"
				label="Name this version"
				labelSize="m"
				hint="Keeps the text as it stands right now, for example “Before the summer meeting”."
				error={refused?.errors.name}
				defaultValue={refused?.values.name ?? ""}
			/>
			<Button look="secondary">Keep under this name</Button>
		</Form>
	);
}

function VersionList({ here, versions }: { here: string; versions: VersionSummary[] }) {
	return (
		<ul className="govuk-list app-versions">
			{versions.map((version) => (
				<li key={version.number} className="app-version">
					<h3 className="govuk-heading-s">
						<a className="govuk-link" href={`${here}/versions/${version.number}`}>
							{versionTitle(version)}
						</a>
					</h3>
					<p className="govuk-body-s">{versionOrigin(version)}</p>
					<AuthorsList authors={version.authors} />
				</li>
			))}
		</ul>
	);
}
