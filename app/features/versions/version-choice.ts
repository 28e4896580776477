import { formatInstant } from "../../domain/dates.ts";
import type { SelectOption } from "../../ui/select.tsx";
import { type VersionSummary, versionTitle } from "./version-line.ts";

/** Stands for the present text where a version is chosen. */
export const presentText = "now";

/** A version, or the present text, as an address names it; null for anything else. */
export function readChoice(text: string | null): number | typeof presentText | null {
	if (text === presentText) return text;
	return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The choices for a form: the present text and the versions. */
export const versionOptions = (versions: VersionSummary[]): SelectOption[] => [
	{ value: presentText, text: "The text as it is now" },
	...versions.map((version) => ({
		value: String(version.number),
		text: `${versionTitle(version)} (${formatInstant(version.at)})`,
	})),
];
