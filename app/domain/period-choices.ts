import type { Day } from "./dates.ts";

/** The periods that an update written on a day is likely to be about: months, quarters, years, financial years, newest first. */
export function periodChoices(today: Day): string[] {
	const [year = 0, month = 1] = today.split("-").map(Number);
	const months = [0, 1, 2, 3].map((ago) => monthAgo(year, month, ago));
	const quarter = Math.ceil(month / 3);
	const quarters = [0, 1, 2].map((ago) => quarterAgo(year, quarter, ago));
	const financial = month >= 4 ? year : year - 1;
	return [
		...months,
		...quarters,
		String(year),
		String(year - 1),
		financialYear(financial),
		financialYear(financial - 1),
	];
}

function monthAgo(year: number, month: number, ago: number): string {
	const index = year * 12 + month - 1 - ago;
	return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function quarterAgo(year: number, quarter: number, ago: number): string {
	const index = year * 4 + quarter - 1 - ago;
	return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

const financialYear = (start: number) => `${start}/${String((start + 1) % 100).padStart(2, "0")}`;
