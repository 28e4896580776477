import { type Day, formatDay } from "#app/domain/dates.ts";

interface AsAtBannerProps {
	asAt: Day;
	/** Address of the same page as it is now. */
	href: string;
}

/** Says, above everything else, that this is not the page of now, and leads to it. */
export function AsAtBanner({ asAt, href }: AsAtBannerProps) {
	return (
		<section className="app-as-at" aria-label="As at a date">
			<div className="govuk-width-container">
				<p className="govuk-body app-as-at__sentence">
					<strong>This page as it stood at the end of {formatDay(asAt)}.</strong>{" "}
					<a className="govuk-link app-as-at__link" href={href}>
						See today’s page
					</a>
				</p>
			</div>
		</section>
	);
}
