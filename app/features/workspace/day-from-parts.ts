/**
 * The three fields of a date, `<prefix>-day` and so on, as `YYYY-MM-DD`: whatever cannot be a date stays recognisably
 * wrong. Empty text when all three are empty.
 */
export function dayFromParts(fields: Record<string, string>, prefix: string): string {
	const part = (name: string) => (fields[`${prefix}-${name}`] ?? "").trim();
	const [year, month, day] = [part("year"), part("month"), part("day")];
	if (year + month + day === "") return "";
	return `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
