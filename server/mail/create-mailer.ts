import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MailMessage, SendMail } from "#app/mail.ts";

export interface MailerOptions {
	/** `smtp://…` or `smtps://…`; null: letters are files in `outbox`. */
	smtpUrl: string | null;
	/** The sender's address. */
	from: string;
	/** Folder of the letters that are not sent; made when missing. */
	outbox: string;
	now: () => Date;
}

/**
 * Sends by SMTP where a server is named; otherwise keeps every letter as a file (RFC 5322, `.eml`) whose name begins with the
 * instant, so that names sort by time. Rejects when the server refuses or the file cannot be written.
 */
export function createMailer(options: MailerOptions): SendMail {
	const { smtpUrl, from, outbox, now } = options;
	// Loaded with the first letter: a process that only shows pages does without its memory.
	const mail = () => import("nodemailer");
	if (smtpUrl !== null) {
		const transport = once(async () => (await mail()).createTransport(smtpUrl));
		return async (message) => void (await (await transport()).sendMail(letterOf(message, from)));
	}
	return async (message) => {
		const transport = (await mail()).createTransport({
			streamTransport: true,
			buffer: true,
			newline: "unix",
		});
		const sent = await transport.sendMail({ ...letterOf(message, from), date: now() });
		await mkdir(outbox, { recursive: true });
		const name = `${now().toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.eml`;
		// Readers never see half a letter.
		await writeFile(join(outbox, `.${name}`), sent.message as Buffer, { mode: 0o600 });
		await rename(join(outbox, `.${name}`), join(outbox, name));
	};
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
	let made: Promise<T> | undefined;
	return () => {
		made ??= make();
		return made;
	};
}

function letterOf(message: MailMessage, from: string) {
	const { to, subject, text, id, unsubscribeUrl, attachments = [] } = message;
	return {
		...(id === undefined ? {} : { messageId: `<${id}@${from.split("@").at(-1)}>` }),
		// As objects: a comma or an angle bracket in an address cannot name a second reader.
		from: { name: "Waymark", address: from },
		to: { name: "", address: to },
		subject: subject.replace(/\s+/g, " "),
		text,
		attachments,
		headers: {
			"Auto-Submitted": "auto-generated",
			...(unsubscribeUrl
				? {
						"List-Unsubscribe": `<${unsubscribeUrl}>`,
						"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
					}
				: {}),
		},
	};
}
