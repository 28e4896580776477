import { describe, expect, it } from "vitest";
import type { ChangeContent } from "./change.ts";
import { type ChangeLine, describeChange } from "./describe-change.ts";

const council = { id: "o1", slug: "council", name: "The council" };
const office = { id: "o2", slug: "office", name: "The office" };
const statusChanged: ChangeContent = {
	kind: "status-changed",
	from: { status: "on-track" },
	to: { status: "at-risk", path: "Ask the trust." },
};

function line(content: ChangeContent, over: Partial<ChangeLine> = {}): ChangeLine {
	return {
		revision: 7,
		content,
		subject: { type: "action", id: "a1" },
		subjectTitle: "Open a clinic",
		subjectSlug: "open-clinic",
		reason: null,
		personName: "Sam Lee",
		organisation: council,
		onBehalfOf: null,
		people: { p2: "Kim Roe" },
		at: "2026-11-20T12:00:00.000Z",
		public: true,
		madeIn: null,
		...over,
	};
}

const public_ = { people: false, owners: false };
const partners = { people: true, owners: true };
const loaded = { personName: null, organisation: null };

describe("a change as a sentence", () => {
	it("[H17] names the meeting in which it was made, at its end", () => {
		const madeIn = { id: "m1", slug: "summer", startsAt: "2018-08-06T13:00:00.000Z" };
		expect(describeChange(line(statusChanged, { madeIn }), public_)).toBe(
			"The council changed the status from On track to At risk, in the meeting of 6 August 2018.",
		);
	});

	it.each<[ChangeContent, string]>([
		[statusChanged, "The council changed the status from On track to At risk."],
		[
			{ kind: "status-confirmed", from: null, to: { status: "on-track" } },
			"The council confirmed the status: still On track.",
		],
		[
			{
				kind: "due-date-changed",
				from: { dueOn: "2026-12-31" },
				to: { dueOn: "2027-03-31", agreedBy: "the trust" },
			},
			"The council moved the due date from 31 December 2026 to 31 March 2027, agreed by the trust.",
		],
		[
			{ kind: "due-date-changed", from: { dueOn: null }, to: { dueOn: "2027-03-31", agreedBy: "" } },
			"The council set the due date to 31 March 2027.",
		],
		[
			{ kind: "due-date-changed", from: { dueOn: "2027-03-31" }, to: { dueOn: null, agreedBy: "all" } },
			"The council removed the due date, agreed by all.",
		],
		[
			{ kind: "owner-changed", from: { ownerId: "p2" }, to: { ownerId: null } },
			"The council removed the owner.",
		],
		[
			{ kind: "update-published", from: null, to: { number: 3, title: "A site", contentHash: "0" } },
			"The council published update 3, “A site”.",
		],
		[{ kind: "action-added", from: null, to: {} }, "The council added the action “Open a clinic”."],
		[
			{ kind: "roadmap-moved", from: { position: 2 }, to: { position: 0 } },
			"The council moved the roadmap up in the list of this service.",
		],
		[
			{ kind: "roadmap-moved", from: { position: 0 }, to: { position: 2 } },
			"The council moved the roadmap down in the list of this service.",
		],
	])("[P4] %j", (content, sentence) => {
		expect(describeChange(line(content), public_)).toBe(sentence);
	});

	it("[P4] says for whom a coordinator spoke", () => {
		const recorded = line(statusChanged, { organisation: office, onBehalfOf: council });
		expect(describeChange(recorded, public_)).toBe(
			"The office, on behalf of The council, changed the status from On track to At risk.",
		);
	});

	it("[P4] says that what nobody is known to have said came when the roadmap was loaded", () => {
		expect(describeChange(line({ kind: "action-added", from: null, to: {} }, loaded), public_)).toBe(
			"The action “Open a clinic” was added when the roadmap was loaded.",
		);
		const added = line(
			{ kind: "partner-added", from: null, to: {} },
			{ ...loaded, subjectTitle: "The trust" },
		);
		expect(describeChange(added, public_)).toBe(
			"The trust was added as a partner when the roadmap was loaded.",
		);
	});

	it("[P5] names people to partners only, and owners to the public only where the roadmap shows them", () => {
		const owner = line({ kind: "owner-changed", from: { ownerId: null }, to: { ownerId: "p2" } });
		expect(describeChange(owner, partners)).toBe("Sam Lee (The council) made Kim Roe the owner.");
		expect(describeChange(owner, { people: false, owners: true })).toBe(
			"The council made Kim Roe the owner.",
		);
		expect(describeChange(owner, public_)).toBe("The council changed the owner.");
		expect(describeChange(line(statusChanged, { organisation: null }), public_)).toBe(
			"Someone changed the status from On track to At risk.",
		);
	});
});
