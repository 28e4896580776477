import { type Day, formatDay } from "#app/domain/dates.ts";

/** The time that a roadmap covers: "2019 to 2030" for whole years, else with its days. */
export function periodWords(startsOn: Day, endsOn: Day): string {
	const wholeYears = startsOn.endsWith("-01-01") && endsOn.endsWith("-12-31");
	if (!wholeYears) return `${formatDay(startsOn)} to ${formatDay(endsOn)}`;
	const [from, to] = [startsOn.slice(0, 4), endsOn.slice(0, 4)];
	return from === to ? from : `${from} to ${to}`;
}
