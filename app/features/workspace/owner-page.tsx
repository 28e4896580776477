import { useState } from "react";
import type { Action } from "../../domain/read-model.ts";
import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { InsetText } from "../../ui/inset-text.tsx";
import { Radios } from "../../ui/radios.tsx";
import { ActionCrumbs } from "./action-crumbs.tsx";
import { CountsFor } from "./counts-for.tsx";
import { errorItems } from "./error-items.ts";
import type { FormAnswer } from "./form-answer.ts";

interface OwnerPageProps {
	action: Action;
	roadmap: { slug: string; title: string };
	people: { id: string; name: string }[];
	refused: FormAnswer | undefined;
}

/** The form that says which person of the lead organisation owns an action. */
export function OwnerPage({ action, roadmap, people, refused }: OwnerPageProps) {
	const [opened] = useState(action.version);
	return (
		<>
			<ActionCrumbs action={action} roadmap={roadmap} page="Change the owner" />
			{refused && <ErrorSummary errors={errorItems(refused)} />}
			<h1 className="govuk-heading-l">Change the owner</h1>
			{people.length === 0 && (
				<InsetText>
					{action.lead?.name ?? "The lead organisation"} has nobody here yet who can own an action. The
					coordinator can invite people.
				</InsetText>
			)}
			<CountsFor roadmapSlug={roadmap.slug} organisations={action.lead ? [action.lead] : []} />
			<Form method="post">
				<input type="hidden" name="version" value={refused?.version ?? opened} />
				<Radios
					id="ownerId"
					name="ownerId"
					legend={`Who of ${action.lead?.name ?? "the lead organisation"} owns this action?`}
					legendSize="s"
					error={refused?.errors.ownerId}
					defaultValue={refused?.values.ownerId ?? action.ownerId ?? ""}
					items={[
						...people.map((person) => ({ value: person.id, label: person.name })),
						{ value: "", label: "Nobody yet" },
					]}
				/>
				<Button>Save the owner</Button>
			</Form>
		</>
	);
}
