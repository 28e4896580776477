import type { KeptLetter } from "#app/mail.ts";

type Headers = Map<string, string>;

/**
 * Reads a letter that our own mailer wrote to the outbox: the address, the subject and the plain text. Not a reader of mail in
 * general: it knows the few encodings that nodemailer chooses from.
 */
export function readLetter(name: string, source: string): KeptLetter {
	const { headers, body } = splitPart(source);
	const date = new Date(headers.get("date") ?? "");
	return {
		name,
		to: headers.get("to") ?? "",
		subject: decodeWords(headers.get("subject") ?? ""),
		at: Number.isNaN(date.getTime()) ? "" : date.toISOString(),
		text: plainText(headers, body),
	};
}

function splitPart(source: string): { headers: Headers; body: string } {
	const end = source.indexOf("\n\n");
	const head = end < 0 ? source : source.slice(0, end);
	const headers: Headers = new Map();
	for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
		const colon = line.indexOf(":");
		if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
	}
	return { headers, body: end < 0 ? "" : source.slice(end + 2) };
}

function plainText(headers: Headers, body: string): string {
	const type = headers.get("content-type") ?? "text/plain";
	const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(type)?.[1];
	if (boundary !== undefined) {
		const first = splitPart(body.split(`--${boundary}`)[1]?.replace(/^\n/, "") ?? "");
		return plainText(first.headers, first.body);
	}
	return decodeBody(headers.get("content-transfer-encoding")?.toLowerCase() ?? "7bit", body).trimEnd();
}

function decodeBody(encoding: string, body: string): string {
	if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
	if (encoding === "quoted-printable") return decodeQuoted(body.replace(/=[ \t]*\n/g, ""));
	return body;
}

/** Subjects beyond ASCII come as encoded words (RFC 2047); blanks between two of them are not part of the text. */
function decodeWords(text: string): string {
	const joined = text.replace(/(\?=)\s+(?==\?)/g, "$1");
	return joined.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, encoding: string, word: string) =>
		encoding.toLowerCase() === "b"
			? Buffer.from(word, "base64").toString("utf8")
			: decodeQuoted(word.replaceAll("_", " ")),
	);
}

function decodeQuoted(text: string): string {
	const bytes = text.replace(/=([0-9A-F]{2})/gi, (_all, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
	return Buffer.from(bytes, "latin1").toString("utf8");
}
