import { createSessionStorage } from "@remix-run/node";
import type { AppContext } from "#app/context.server.ts";
import type { MeetingChanged, NarrativeChanged, RoadmapChanged } from "#app/live/messages.ts";
import type { MailMessage } from "#app/mail.ts";
import type { Db } from "#db/database.ts";
import { createBrowserMark } from "#server/browser-mark.ts";

/** The moment at which tests of use cases happen. */
export const testNow = new Date("2026-11-20T12:00:00.000Z");

const notHere = (): never => {
	throw new Error("This test has no such part of the server");
};

/** What a loader is handed beside the app when the public asks. */
export const nobody = {
	person: null,
	sessionKey: null,
	nonce: "",
	requestId: "test-request",
	clientAddress: "192.0.2.1",
	publicScript: "",
	passkeyScript: "",
};

/** What the server hands to use cases that need the database and the publisher; `published` is what screens were told. */
export function testContext(db: Db): {
	context: AppContext;
	published: RoadmapChanged[];
	narrated: NarrativeChanged[];
	met: MeetingChanged[];
	mails: MailMessage[];
} {
	const published: RoadmapChanged[] = [];
	const narrated: NarrativeChanged[] = [];
	const met: MeetingChanged[] = [];
	const mails: MailMessage[] = [];
	const sessions = createSessionStorage({
		cookie: { secrets: ["only for tests"] },
		createData: notHere,
		readData: notHere,
		updateData: notHere,
		deleteData: notHere,
	});
	return {
		published,
		narrated,
		met,
		mails,
		context: {
			db,
			now: () => testNow,
			publish: (change) => published.push(change),
			othersKnow: async () => {},
			forgetPublic: () => {},
			publishNarrative: (change) => narrated.push(change),
			publishMeeting: (change) => met.push(change),
			documents: { read: notHere, merge: notHere, snapshot: notHere, restore: notHere },
			sessions,
			endSession: notHere,
			accessChanged: notHere,
			mail: async (message) => void mails.push(message),
			outbox: null,
			limits: { take: async () => ({ ok: true }) },
			browser: createBrowserMark({ secret: "only for tests", secure: false }),
			openId: null,
			later: (task) => void task(),
			keepErasure: async () => {},
			report: notHere,
			origin: () => "http://127.0.0.1:3000",
			frameAncestors: "*",
			demo: true,
			troupe: null,
		},
	};
}
