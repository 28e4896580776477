/** Joins the class names that apply; leaves out what is false or undefined. */
export function classNames(...names: (string | false | undefined)[]): string {
	return names.filter(Boolean).join(" ");
}
