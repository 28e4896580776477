import { data } from "#app/remix.ts";

/** A posted form with its texts by name, and the bytes of one file field. */
export interface Upload {
	fields: Record<string, string>;
	/** Null when no file was chosen. */
	file: { name: string; bytes: Uint8Array } | null;
}

/** Reads a form that may bring a file. How large it can be is the server's own limit for forms. 400 when it cannot be read. */
export async function readUpload(request: Request, fileField: string): Promise<Upload> {
	const form = await request.formData().catch(() => null);
	if (!form)
		throw data("This form could not be read. Open the page again and send it from there.", { status: 400 });
	const upload: Upload = { fields: {}, file: null };
	for (const [name, value] of form) {
		if (typeof value === "string") upload.fields[name] = value.replaceAll("\r\n", "\n");
		else if (name === fileField && value.size > 0)
			upload.file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
	}
	return upload;
}
