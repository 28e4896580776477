import { data } from "#app/remix.ts";

const unreadable = "This form could not be read. Open the page again and send it from there.";

/** The text fields of a posted form by name; a field that was sent twice counts with its last value. 400 for anything else. */
export async function readForm(request: Request): Promise<Record<string, string>> {
	const form = await request.formData().catch(() => null);
	if (!form) throw data(unreadable, { status: 400 });
	const fields: Record<string, string> = {};
	for (const [name, value] of form)
		if (typeof value === "string") fields[name] = value.replaceAll("\r\n", "\n");
	return fields;
}

/** The version that a form showed. 400 when it is not there: the form did not come from our page. */
export function readVersion(fields: Record<string, string>, name = "version"): number {
	const text = fields[name] ?? "";
	if (!/^\d{1,9}$/.test(text)) throw data(unreadable, { status: 400 });
	return Number(text);
}
