/** A letter to one address. Texts are plain; headers are set by the mailer, so that nothing typed can add one. */
export interface MailMessage {
	/** One address, without a name. */
	to: string;
	/** One line. */
	subject: string;
	/** The body as plain text; lines end with \n. Every mail of ours can be read without HTML, so there is none. */
	text: string;
	/** Names the letter for good (its Message-ID), so that one that is handed over again can be known again. */
	id?: string;
	/** For mails to followers: where one click unsubscribes (RFC 8058). */
	unsubscribeUrl?: string;
	/** Files that come with it, such as a calendar entry. */
	attachments?: { filename: string; contentType: string; content: string }[];
}

/** Hands a letter over; rejects when it could not be handed over. */
export type SendMail = (message: MailMessage) => Promise<void>;

/** A letter that was kept instead of sent. */
export interface KeptLetter {
	/** Name of its file: sorts by time. */
	name: string;
	to: string;
	subject: string;
	/** Instant. */
	at: string;
	text: string;
}

/** The letters that were kept instead of sent. */
export interface Outbox {
	/** The newest letters, newest first. */
	list(): Promise<KeptLetter[]>;
	/** One letter by its name; undefined when there is none. */
	find(name: string): Promise<KeptLetter | undefined>;
}
