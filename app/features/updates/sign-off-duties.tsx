import { formatDay } from "../../domain/dates.ts";

/** A text that waits for the word of the reader's organisation. */
export interface SignOffDuty {
	action: { slug: string; title: string };
	title: string;
	signOffBy: string;
	organisation: { id: string; name: string };
}

interface SignOffDutiesProps {
	/** The nearest date first. */
	duties: SignOffDuty[];
	roadmapSlug: string;
	today: string;
}

/** The updates that wait for the word of one's organisation. Nothing where none waits. */
export function SignOffDuties({ duties, roadmapSlug, today }: SignOffDutiesProps) {
	if (duties.length === 0) return null;
	return (
		<div className="app-waiting">
			<h3 className="govuk-heading-s">Updates that wait for your organisation’s word</h3>
			<ul className="govuk-list">
				{duties.map(({ action, title, signOffBy, organisation }) => (
					<li key={`${action.slug} ${organisation.id}`}>
						<a className="govuk-link" href={`/workspace/${roadmapSlug}/actions/${action.slug}/agreement`}>
							Answer for {organisation.name} on “{title}”
						</a>
						<p className="app-meta">
							<span>{action.title}</span>
							<span>
								{today > signOffBy ? "the date has passed: " : "by "}
								{formatDay(signOffBy)}
							</span>
						</p>
					</li>
				))}
			</ul>
		</div>
	);
}
