import { formatDay, formatInstant } from "#app/domain/dates.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { useLiveRoadmap } from "../../live/use-live-roadmap.ts";
import { DaysFields } from "./days-fields.tsx";
import { GroupBy } from "./group-by.tsx";
import type { ChangesData } from "./read-changes.server.ts";
import { WhatChanged } from "./what-changed.tsx";

/** What changed on a roadmap, for its partners: since they were last here, since they last met, or between two days. */
export function ChangesPage({ roadmap, wish, begins, heading, changed }: ChangesData) {
	useLiveRoadmap(roadmap.id, roadmap.revision);
	const errors = Object.entries(wish.errors).map(([field, text]) => ({ text, href: `#${field}` }));
	return (
		<>
			<Breadcrumbs
				items={[
					{ text: "Workspace", href: "/workspace" },
					{ text: roadmap.title, href: `/workspace/${roadmap.slug}` },
					{ text: "What has changed" },
				]}
			/>
			{errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
			<h1 className="govuk-heading-l">What has changed</h1>
			<form method="get" className="app-changed-form">
				<Radios
					id="since"
					name="since"
					legend="Since when"
					legendSize="s"
					small
					items={choices(begins, wish)}
					defaultValue={wish.since}
				/>
				<GroupBy by={wish.by} />
				<Button look="secondary">Show what changed</Button>
			</form>
			<section aria-labelledby="changed">
				<h2 className="govuk-heading-m" id="changed">
					{heading}
				</h2>
				<WhatChanged changed={changed} by={wish.by} roadmapSlug={roadmap.slug} inWorkspace />
			</section>
		</>
	);
}

function choices({ visit, meeting }: ChangesData["begins"], wish: ChangesData["wish"]) {
	return [
		{
			value: "visit",
			label: "Your last visit",
			hint: visit ? formatInstant(visit) : "This is your first visit.",
			disabled: visit === null,
		},
		{
			value: "meeting",
			label: "The last meeting",
			hint: meeting ? `“${meeting.title}”, ${formatDay(meeting.at)}` : "No meeting has been closed yet.",
			disabled: meeting === null,
		},
		{ value: "dates", label: "Between two days", conditional: <DaysFields wish={wish} /> },
	];
}
