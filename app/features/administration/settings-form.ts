import type { Installation } from "../../domain/installation.ts";
import type { FieldSpec, FieldValues } from "../editing/field-spec.ts";

/** The fields of the installation's settings, the logo left out. */
export const settingsFields: FieldSpec[] = [
	{ type: "text", name: "serviceName", label: "Name of the service", hint: "In the header of every page." },
	{
		type: "text",
		name: "operatorName",
		label: "Who runs it?",
		hint: "The organisation that answers for this service.",
	},
	{
		type: "text",
		name: "contactEmail",
		label: "Contact e-mail address",
		hint: "On the help and privacy pages, for everybody to read.",
	},
	{
		type: "textarea",
		name: "accessibilityContact",
		label: "Contact for accessibility",
		hint: "Whom to tell about a barrier: an e-mail address, a phone number or both.",
		rows: 2,
	},
	{
		type: "text",
		name: "accentColour",
		label: "Accent colour",
		hint: "As # and six digits, such as #0b4a54, dark enough for white words on it. Empty: the colour of Waymark.",
		narrow: true,
	},
	{
		type: "text",
		name: "timeZone",
		label: "Time zone",
		hint: "Every day and time is told in it. For example, Europe/London.",
	},
	{
		type: "radios",
		name: "quarters",
		label: "How are quarters counted?",
		items: [
			{ value: "calendar", label: "By the calendar: the first is January to March" },
			{ value: "april", label: "By the financial year: the first is April to June" },
		],
	},
	{
		type: "text",
		name: "dataLicence",
		label: "Licence of the data",
		hint: "The terms under which everybody may use the open data.",
	},
	{ type: "text", name: "dataLicenceUrl", label: "Web address of the licence (optional)" },
];

/** What stands in the fields. */
export const settingsValues = (installation: Installation): FieldValues => ({
	serviceName: installation.serviceName,
	operatorName: installation.operatorName ?? "",
	contactEmail: installation.contactEmail ?? "",
	accessibilityContact: installation.accessibilityContact ?? "",
	accentColour: installation.accentColour ?? "",
	timeZone: installation.timeZone,
	quarters: installation.quarters,
	dataLicence: installation.dataLicence.name,
	dataLicenceUrl: installation.dataLicence.url ?? "",
});
