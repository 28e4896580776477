import { type DataLicence, defaultInstallation, type Installation } from "../../domain/installation.ts";
import { useMatches } from "../../remix.ts";

/** What every page shows of the installation. */
export interface Brand {
	serviceName: string;
	/** Null for our own mark. */
	logoHref: string | null;
	/** The style sheet with the accent colour; null for our own colours. */
	themeHref: string | null;
	timeZone: string;
	/** The terms under which what is public may be used again. */
	dataLicence: DataLicence;
}

/** The address of a logo: a new one has a new address, so that the old can be kept for ever. */
export const logoHref = (logo: { hash: string }) => `/logo?v=${logo.hash.slice(0, 16)}`;

/** The brand that an installation's settings make. */
export const brandOf = ({ serviceName, logo, accentColour, timeZone, dataLicence }: Installation): Brand => ({
	serviceName,
	logoHref: logo && logoHref(logo),
	themeHref: accentColour && `/theme.css?v=${accentColour.slice(1)}`,
	timeZone,
	dataLicence,
});

const ownBrand = brandOf(defaultInstallation);

/** Scheme, host and port of this installation; empty where the page could not ask for it. */
export function useOrigin(): string {
	const root = useMatches().find(({ id }) => id === "root");
	return (root?.data as { origin?: string } | undefined)?.origin ?? "";
}

/** The brand of this installation; our own where the page could not ask for it. */
export function useBrand(): Brand {
	const root = useMatches().find(({ id }) => id === "root");
	return (root?.data as { brand?: Brand } | undefined)?.brand ?? ownBrand;
}
