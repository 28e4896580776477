import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MailMessage } from "#app/mail.ts";
import { createMailer } from "./create-mailer.ts";
import { createOutbox } from "./outbox.ts";

const now = () => new Date("2026-11-20T12:00:00Z");
const from = "waymark@example.org";
const letter: MailMessage = { to: "ada@example.org", subject: "Hello", text: "One line.\n" };

interface Received {
	from: string;
	to: string[];
	source: string;
}

/** Speaks as much SMTP as it takes to be handed a letter; refuses receivers at `refused.example`. */
function smtpServer(): Server & { received: Received[] } {
	const received: Received[] = [];
	const server = createServer((socket) => serve(socket, received));
	return Object.assign(server, { received });
}

function serve(socket: Socket, received: Received[]): void {
	let buffer = "";
	let data: string[] | null = null;
	let envelope: Received = { from: "", to: [], source: "" };
	const say = (line: string) => void socket.write(`${line}\r\n`);
	const command = (line: string) => {
		if (/^(EHLO|HELO)/i.test(line)) return say("250 loopback");
		const sender = /^MAIL FROM:<(.*?)>/i.exec(line);
		if (sender) {
			envelope = { from: sender[1] ?? "", to: [], source: "" };
			return say("250 ok");
		}
		const receiver = /^RCPT TO:<(.*)>/i.exec(line);
		if (receiver?.[1]?.endsWith("refused.example")) return say("550 nobody of that name");
		if (receiver) {
			envelope.to.push(receiver[1] ?? "");
			return say("250 ok");
		}
		if (/^DATA/i.test(line)) {
			data = [];
			return say("354 go on");
		}
		if (/^QUIT/i.test(line)) return void socket.end("221 bye\r\n");
		say("250 ok");
	};
	socket.on("error", () => {});
	socket.on("data", (chunk) => {
		buffer += chunk.toString("utf8");
		const lines = buffer.split("\r\n");
		buffer = lines.pop() ?? "";
		for (const line of lines) {
			if (data === null) command(line);
			else if (line === ".") {
				received.push({ ...envelope, source: data.join("\n") });
				data = null;
				say("250 kept");
			} else data.push(line.replace(/^\./, ""));
		}
	});
	say("220 loopback");
}

describe("letters", () => {
	let folder: string;
	let server: ReturnType<typeof smtpServer>;
	let smtpUrl: string;
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), "waymark-mail-"));
		server = smtpServer();
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		const address = server.address();
		smtpUrl = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}?ignoreTLS=true`;
	});
	afterEach(async () => {
		await new Promise((done) => server.close(done));
		rmSync(folder, { recursive: true });
	});

	const outbox = () => createMailer({ smtpUrl: null, from, outbox: folder, now });
	const kept = () =>
		readdirSync(folder)
			.sort()
			.map((name) => readFileSync(join(folder, name), "utf8"));

	test("[I2] are handed to the mail server that is set, and to nobody else", async () => {
		const send = createMailer({ smtpUrl, from, outbox: folder, now });
		await send(letter);
		expect(server.received).toMatchObject([{ from, to: ["ada@example.org"] }]);
		const mail = await PostalMime.parse(server.received[0]?.source ?? "");
		expect(mail).toMatchObject({ subject: "Hello", text: "One line.\n", from: { address: from } });
		expect(kept()).toEqual([]);
	});

	test("[I2] that a mail server refuses are a failure", async () => {
		const send = createMailer({ smtpUrl, from, outbox: folder, now });
		await expect(send({ ...letter, to: "nobody@refused.example" })).rejects.toThrow("550");
		expect(server.received).toEqual([]);
	});

	test("[I3] are kept in the outbox where no mail server is set, and can be read there", async () => {
		const text = `A line that is longer than a line of mail may be: ${"word ".repeat(40)}\n\n.\nÉtoile – “žluťoučký”\n`;
		const subject = `Žluťoučký kůň – ${"and so on ".repeat(12)}end`;
		await outbox()({ ...letter, subject, text });
		const read = createOutbox(folder);
		const [first] = await read.list();
		const mail = await PostalMime.parse(kept()[0] ?? "");
		expect(mail.subject).toBe(subject);
		expect(first).toMatchObject({ to: "ada@example.org", subject, at: "2026-11-20T12:00:00.000Z" });
		expect(first?.text).toBe(mail.text?.trimEnd());
		expect(first?.text).toBe(text.trimEnd());
		expect(await read.find(first?.name ?? "")).toEqual(first);
	});

	test("[I3] with attachments can be read there, too", async () => {
		const attachments = [{ filename: "a.ics", contentType: "text/calendar", content: "BEGIN:VCALENDAR" }];
		await outbox()({ ...letter, text: "Ünder the file.\n", attachments });
		expect(await createOutbox(folder).list()).toMatchObject([{ text: "Ünder the file." }]);
	});

	test("[I3] are listed newest first, and nothing else in the folder or outside of it can be asked for", async () => {
		let minute = 0;
		const later = () => new Date(now().getTime() + 60_000 * minute++);
		const send = createMailer({ smtpUrl: null, from, outbox: folder, now: later });
		for (const subject of ["first", "second"]) await send({ ...letter, subject });
		const read = createOutbox(folder);
		expect((await read.list()).map(({ subject }) => subject)).toEqual(["second", "first"]);
		for (const name of ["../session-secret", "..", "", "other.eml", "%2e%2e/waymark.db"])
			expect(await read.find(name)).toBeUndefined();
		expect(await createOutbox(join(folder, "missing")).list()).toEqual([]);
	});

	const injections: [field: string, over: Partial<MailMessage>][] = [
		["subject", { subject: "Hello\r\nBcc: eve@example.org\r\n\r\nbody" }],
		["subject with a lone feed", { subject: "Hello\nBcc: eve@example.org" }],
		["subject with a lone return", { subject: "Hello\rBcc: eve@example.org" }],
		["subject with a separator", { subject: "Hello\u2028Bcc: eve@example.org" }],
		["address", { to: "ada@example.org\r\nBcc: eve@example.org" }],
		["address with a comma", { to: "ada@example.org, eve@example.org" }],
		["address in brackets", { to: "ada@example.org> <eve@example.org" }],
		["unsubscribe address", { unsubscribeUrl: "https://a.example/\r\nBcc: eve@example.org" }],
		[
			"name of a file",
			{ attachments: [{ filename: "a\r\nBcc: eve@example.org", contentType: "text/plain", content: "x" }] },
		],
	];
	test.each(injections)("[I4] the %s cannot add a header or a receiver", async (_field, over) => {
		await outbox()({ ...letter, ...over });
		const { headers, bcc, cc, to } = await PostalMime.parse(kept()[0] ?? "");
		expect(headers.map(({ key }) => key)).not.toContain("bcc");
		expect({ bcc, cc }).toEqual({ bcc: undefined, cc: undefined });
		expect(to?.length).toBeLessThanOrEqual(1);
		const send = createMailer({ smtpUrl, from, outbox: folder, now });
		await send({ ...letter, ...over }).catch(() => {});
		expect(server.received.flatMap((mail) => mail.to)).not.toContain("eve@example.org");
	});
});
