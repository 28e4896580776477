import { z } from "zod";
import { accentMistake } from "../accent-colour.ts";
import { type Installation, quarterStarts } from "../installation.ts";
import { type Outcome, refuse } from "../refusal.ts";
import { isTimeZone } from "../time-zone.ts";
import { checkForm, nullableText, oneOf, requiredText } from "./form-fields.ts";

const isWebAddress = (text: string) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const installationForm = z.object({
	serviceName: requiredText("Give the service a name.", 60).refine((text) => !text.includes("\n"), {
		error: "Write the name in one line.",
	}),
	operatorName: nullableText(120),
	contactEmail: nullableText(254).refine((text) => text === null || z.email().safeParse(text).success, {
		error: "Enter an e-mail address, such as roadmap@example.org.",
	}),
	accessibilityContact: nullableText(400),
	accentColour: nullableText(7),
	timeZone: requiredText("Enter a time zone, such as Europe/London.", 60).refine(
		(text) => text === "" || isTimeZone(text),
		{ error: "This is not a time zone: write it like Europe/London." },
	),
	quarters: oneOf(quarterStarts, "Choose how quarters are counted."),
	dataLicence: requiredText("Give the licence of the data.", 120),
	dataLicenceUrl: nullableText(400).refine((text) => text === null || isWebAddress(text), {
		error: "Enter a web address that starts with https://, or nothing.",
	}),
});

/** Everything that administrators set but the logo. */
export type InstallationSettings = Omit<Installation, "logo" | "version">;

/** Reads the form of the installation's settings. */
export function checkInstallation(typed: Record<string, string>): Outcome<InstallationSettings> {
	const checked = checkForm(installationForm, typed, "The settings were not saved.");
	const colour = (typed.accentColour ?? "").trim().toLowerCase();
	const mistake = colour === "" ? undefined : accentMistake(colour);
	if (!checked.ok || mistake)
		return refuse("invalid", "The settings were not saved.", {
			...(checked.ok ? {} : checked.fields),
			...(mistake ? { accentColour: mistake } : {}),
		});
	const { dataLicence, dataLicenceUrl, ...rest } = checked.value;
	return {
		ok: true,
		value: {
			...rest,
			accentColour: colour || null,
			dataLicence: { name: dataLicence, url: dataLicenceUrl },
		},
	};
}
