import type { EditorSettings } from "../../domain/editor-settings.ts";
import { Form } from "../../remix.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { EditorChoices } from "./editor-choices.tsx";

/** What a person may set for themselves, on every device. */
export function SettingsPage({ settings }: { settings: EditorSettings }) {
	return (
		<>
			<Breadcrumbs items={[{ text: "Workspace", href: "/workspace" }, { text: "Settings" }]} />
			<h1 className="govuk-heading-l">Settings for writing together</h1>
			<p className="govuk-body">They are yours alone, and the same on every device where you sign in.</p>
			<Form method="post">
				<EditorChoices id="settings" settings={settings} />
				<Button>Save the settings</Button>
			</Form>
		</>
	);
}
