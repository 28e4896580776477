import { expect, test } from "vitest";
import type { ChangeContent } from "./change.ts";
import { parseChangeContent } from "./change.ts";
import { type ChangeLine, describeChange } from "./describe-change.ts";

const council = { id: "c", slug: "council", name: "The council" };
const line = (content: ChangeContent, personName: string | null = "Sam Lee"): ChangeLine => ({
	revision: 1,
	content,
	subject: { type: "update", id: "u" },
	subjectTitle: null,
	subjectSlug: null,
	reason: null,
	personName,
	organisation: personName === null ? null : council,
	onBehalfOf: null,
	people: {},
	at: "2026-11-20T12:00:00.000Z",
	public: true,
	madeIn: null,
});
const agreement = { agreementId: "a", title: "Summer" };
const contents: [ChangeContent, string, string][] = [
	[
		{
			kind: "update-sent-for-agreement",
			from: null,
			to: { ...agreement, period: null, signOffBy: "2026-11-27", organisationIds: ["c"] },
		},
		"The council sent the text “Summer” for agreement by 27 November 2026.",
		"The text “Summer” was sent for agreement by 27 November 2026 when the roadmap was loaded.",
	],
	[
		{
			kind: "update-signed-off",
			from: null,
			to: { ...agreement, organisationId: "c", answer: "agrees", note: null },
		},
		"The council signed the text “Summer”: agrees.",
		"The text “Summer” was signed: agrees when the roadmap was loaded.",
	],
	[
		{
			kind: "update-signed-off",
			from: { answer: "agrees", note: null },
			to: { ...agreement, organisationId: "c", answer: "agrees-with-note", note: "But" },
		},
		"The council signed the text “Summer” anew: agrees, with a note.",
		"The text “Summer” was signed anew: agrees, with a note when the roadmap was loaded.",
	],
	[
		{ kind: "update-taken-back", from: null, to: agreement },
		"The council took back the text “Summer” to go on writing.",
		"The text “Summer” was taken back to go on writing when the roadmap was loaded.",
	],
	[
		{ kind: "update-withdrawn", from: null, to: { number: 3, title: "Summer" } },
		"The council withdrew update 3, “Summer”.",
		"Update 3, “Summer” was withdrawn when the roadmap was loaded.",
	],
	[
		{
			kind: "update-corrected",
			from: { title: "Sumer", contentHash: "0" },
			to: { number: 3, version: 2, title: "Summer", contentHash: "1" },
		},
		"The council corrected update 3, “Summer”.",
		"Update 3, “Summer” was corrected when the roadmap was loaded.",
	],
];

test.each(contents)("[U14] a line of the ledger about an update is one sentence: %j", (content, did, was) => {
	const audience = { people: false, owners: false };
	expect(describeChange(line(content), audience)).toBe(did);
	expect(describeChange(line(content, null), audience)).toBe(was);
	const { kind, from, to } = content;
	expect(parseChangeContent(kind, from === null ? null : JSON.stringify(from), JSON.stringify(to))).toEqual(
		content,
	);
	expect(() =>
		parseChangeContent(kind, JSON.stringify(from), JSON.stringify(Object.assign({ more: 1 }, to))),
	).toThrow();
});
