import type { DataLicence } from "#app/domain/installation.ts";

/** The name of a licence, leading to its terms where somebody said where they stand. */
export function LicenceLink({ licence: { name, url } }: { licence: DataLicence }) {
	if (url === null) return <>{name}</>;
	return (
		<a className="govuk-link" href={url} rel="license">
			{name}
		</a>
	);
}
