import { useState } from "react";
import type { Installation } from "../../domain/installation.ts";
import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkboxes } from "../../ui/checkboxes.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { FileInput } from "../../ui/file-input.tsx";
import { RecordFields } from "../editing/record-fields.tsx";
import { logoHref } from "../installation/brand.ts";
import { errorItems } from "../workspace/error-items.ts";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { settingsFields, settingsValues } from "./settings-form.ts";

interface InstallationPageProps {
	installation: Installation;
	refused: FormAnswer | undefined;
}

/** What administrators set for every roadmap of the installation. */
export function InstallationPage({ installation, refused }: InstallationPageProps) {
	const [opened] = useState(installation.version);
	const { logo } = installation;
	return (
		<>
			<Breadcrumbs
				items={[{ text: "Workspace", href: "/workspace" }, { text: "Settings of the installation" }]}
			/>
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Settings of the installation</h1>
			<p className="govuk-body">They are the same for every roadmap here, and show on every page.</p>
			<Form method="post" encType="multipart/form-data" noValidate>
				<input type="hidden" name="version" value={refused?.version ?? opened} />
				<RecordFields
					fields={settingsFields}
					values={refused?.values ?? settingsValues(installation)}
					errors={refused?.errors ?? {}}
				/>
				<FileInput
					id="logo"
					name="logo"
					label={logo ? "Another logo" : "Logo (optional)"}
					labelSize="s"
					hint="A PNG, JPEG or WebP file of at most 200 kB. It stands beside the name of the service."
					error={refused?.errors.logo}
					accept="image/png,image/jpeg,image/webp"
				/>
				{logo && (
					<>
						<p className="govuk-body">
							<img className="app-logo-sample" src={logoHref(logo)} alt="The present logo" />
						</p>
						<Checkboxes
							id="removeLogo"
							name="removeLogo"
							legend="The present logo"
							legendSize="s"
							items={[{ value: "1", label: "Remove it" }]}
							defaultValues={[refused?.values.removeLogo ?? ""]}
						/>
					</>
				)}
				<Button>Save the settings</Button>
			</Form>
		</>
	);
}
