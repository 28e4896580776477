import { authorsOf } from "#app/domain/citation.ts";
import { formatDay } from "#app/domain/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ChangeHistory } from "../actions/change-history.tsx";
import { KeepAsAt } from "../as-at/keep-as-at.tsx";
import { DaysFields } from "../history/days-fields.tsx";
import { GroupBy } from "../history/group-by.tsx";
import { WhatChanged } from "../history/what-changed.tsx";
import type { ChangesPageData } from "./changes-page.server.ts";
import { HistoryPages } from "./history-pages.tsx";
import { PageBody } from "./page-body.tsx";
import { wayTo } from "./way-to.ts";

/** What changed on a roadmap between two days, in sentences, and every public change below. */
export function ChangesPage(page: ChangesPageData) {
	const { roadmap, wish, changed, history } = page;
	const href = `/${roadmap.slug}/changes`;
	const errors = Object.entries(wish.errors).map(([field, text]) => ({ text, href: `#${field}` }));
	return (
		<PageBody
			breadcrumbs={wayTo(roadmap)}
			live={{ id: roadmap.id, revision: roadmap.revision }}
			cite={{
				of: {
					by: authorsOf(roadmap),
					title: `What has changed from ${formatDay(wish.from)} to ${formatDay(wish.to)}`,
					within: roadmap.title,
				},
				today: page.today,
			}}
			hero={
				<>
					<h1 className="govuk-heading-xl app-hero__title">What has changed</h1>
					<p className="govuk-body-l app-hero__lead">{roadmap.title}</p>
				</>
			}
		>
			{errors.length > 0 ? <ErrorSummary errors={errors} /> : null}
			<form method="get" action={href} className="app-changed-form">
				<KeepAsAt />
				<DaysFields wish={wish} />
				<GroupBy by={wish.by} />
				<Button look="secondary">Show what changed</Button>
			</form>
			<section aria-labelledby="changed">
				<h2 className="govuk-heading-l" id="changed">
					From {formatDay(wish.from)} to {formatDay(wish.to)}
				</h2>
				<div data-live="changed">
					<WhatChanged changed={changed} by={wish.by} roadmapSlug={roadmap.slug} />
				</div>
			</section>
			<section aria-labelledby="history" className="app-section">
				<h2 className="govuk-heading-l" id="history">
					Every change, newest first
				</h2>
				<div data-live="history">
					<ChangeHistory
						lines={history.changes}
						audience={{ people: false, owners: roadmap.showsOwners }}
						meetingsPath={`/${roadmap.slug}/meetings`}
					/>
					<HistoryPages history={history} href={href} />
				</div>
			</section>
		</PageBody>
	);
}
