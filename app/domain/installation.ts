/** How quarters are counted: from January, or from April as public bodies in the United Kingdom do. */
export const quarterStarts = ["calendar", "april"] as const;
export type QuarterStart = (typeof quarterStarts)[number];

/** The terms under which the data may be used again. */
export interface DataLicence {
	name: string;
	/** Where the terms stand; null where nobody said. */
	url: string | null;
}

/** What is the same for every roadmap of one installation; administrators set it. */
export interface Installation {
	/** In the header of every page. */
	serviceName: string;
	/** Who runs the service and answers for it; null until somebody says. */
	operatorName: string | null;
	contactEmail: string | null;
	/** Whom to tell about barriers: an e-mail address, a phone number or a sentence. */
	accessibilityContact: string | null;
	/** An image of the operator's; its hash (SHA-256, hex) is part of its address, so that it can be kept for ever. */
	logo: { hash: string; type: LogoType } | null;
	/** `#rrggbb`, dark enough for white words on it; null for our own. */
	accentColour: string | null;
	/** By its IANA name. */
	timeZone: string;
	quarters: QuarterStart;
	dataLicence: DataLicence;
	/** Grows by one with every change of the settings; 0 before the first. */
	version: number;
}

export const logoTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type LogoType = (typeof logoTypes)[number];

/** The settings of an installation that nobody has set up. */
export const defaultInstallation: Installation = {
	serviceName: "Waymark",
	operatorName: null,
	contactEmail: null,
	accessibilityContact: null,
	logo: null,
	accentColour: null,
	timeZone: "Europe/London",
	quarters: "calendar",
	dataLicence: {
		name: "Open Government Licence v3.0",
		url: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
	},
	version: 0,
};
