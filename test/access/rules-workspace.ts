import type { Form, RouteRule, Wish } from "./rules.ts";

const partners: Wish = { see: "read-drafts", may: "read-drafts", of: "roadmap" };
const onAction: Wish = { see: "read-drafts", may: "read-drafts", of: "action" };
const changers: Wish = { ...onAction, may: "change-action" };
const writers: Wish = { ...onAction, may: "co-write-narrative" };
const publishers: Wish = { ...onAction, may: "publish-update" };
const administrators: Wish = { see: "administer", may: "administer", of: "installation" };
const council: Wish = { see: "read-drafts", may: "invite", of: "council" };
const trust: Wish = { ...council, of: "trust" };

/** Version 0 was never shown by any form: who may send it is told that it was overtaken, and nothing changes. */
const overtaken = { version: "0", seq: "0", shownUpdate: "0" };
const form = (ask: Wish): RouteRule => ({ get: ask, post: [{ ask, fields: overtaken }] });

const signOffs: Form[] = (["council", "trust", "charity"] as const).map((name) => ({
	ask: { see: "read-drafts", may: "sign-off", of: `${name}-word` },
	fields: (stage) => ({
		version: "1",
		organisationId: stage.organisations[name],
		answer: "agrees",
		note: "",
	}),
}));

const comment = (fields: Record<string, string>): Form => ({
	ask: writers,
	fields: (stage) => ({ ...fields, thread: stage.threadId }),
});
const comments: Form[] = [
	comment({ intent: "comment", text: "" }),
	comment({ intent: "reply", text: "" }),
	comment({ intent: "resolve" }),
	comment({ intent: "reopen" }),
	{
		ask: { ...onAction, onlyFor: "lead of the lead organisation" },
		fields: (stage) => ({ intent: "withdraw", comment: stage.commentId }),
		once: true,
	},
];

export const workspaceRules: Record<string, RouteRule> = {
	"routes/workspace/home": {
		get: "signed-in",
		post: [{ ask: changers, fields: { ...overtaken, roadmap: "small", action: "open-clinic" } }],
	},
	"routes/workspace/settings": { get: "signed-in", post: [{ ask: "signed-in" }] },
	"routes/workspace/editor-settings": { get: { everybody: 302 }, post: [{ ask: "signed-in" }] },
	"routes/workspace/new-roadmap/choice": { get: administrators, post: [{ ask: administrators }] },
	"routes/workspace/new-roadmap/by-hand": form(administrators),
	"routes/workspace/new-roadmap/from-file": form(administrators),
	"routes/workspace/archived-roadmaps": {
		get: "signed-in",
		post: [
			{
				ask: { see: "read-drafts", may: "edit-roadmap", of: "archived-roadmap" },
				fields: { slug: "attic", version: "0" },
			},
		],
	},
	"routes/workspace/installation": form(administrators),
	"routes/workspace/roadmap-order": {
		get: administrators,
		post: ["up", "down"].map((direction) => ({
			ask: administrators,
			fields: { ...overtaken, slug: "small", direction },
		})),
	},
	"routes/workspace/audit": { get: administrators },
	"routes/workspace/roadmap": { get: partners },
	// The walk is not in the demo: there are no simulated colleagues.
	"routes/workspace/colleagues": { get: { everybody: 404 }, post: [{ ask: { everybody: 404 } }] },
	"routes/workspace/changes": { get: partners },
	"routes/workspace/people": {
		get: partners,
		post: [
			{ ask: trust, fields: (stage) => ({ intent: "resend", invitation: stage.invitationId }) },
			{
				ask: trust,
				fields: (stage) => ({ intent: "take-back", invitation: stage.invitationId }),
				once: true,
			},
		],
	},
	"routes/workspace/people-invite": {
		// Whoever leads any organisation invites to that one.
		get: { see: "read-drafts", may: "invite", of: "own-organisation" },
		post: [
			{ ask: council, fields: { organisation: "council", role: "observer", addresses: "" } },
			{ ask: trust, fields: { organisation: "trust", role: "observer", addresses: "" } },
			{
				ask: { see: "read-drafts", may: "edit-roadmap", of: "roadmap" },
				fields: { organisation: "trust", role: "coordinator", addresses: "" },
			},
		],
	},
	"routes/workspace/membership": {
		get: { ...trust, alsoFor: "contributor of a supporting organisation" },
		post: [
			{ ask: trust, fields: { role: "observer", shown: "coordinator" } },
			{
				ask: { see: "read-drafts", may: "edit-roadmap", of: "roadmap" },
				fields: { intent: "end" },
				params: (stage) => ({ person: stage.people.coordinator?.id ?? "", organisation: "office" }),
			},
		],
	},
	"routes/workspace/partner": { get: partners },
	"routes/workspace/action": {
		get: onAction,
		alsoGet: [{ ask: { ...onAction, of: "internal-action" }, params: () => ({ action: "quiet" }) }],
		post: [
			{ ask: changers, fields: overtaken },
			{ ask: changers, fields: { ...overtaken, intent: "confirm" } },
		],
	},
	"routes/workspace/due-date": form(changers),
	"routes/workspace/milestone": form(changers),
	"routes/workspace/owner": form(changers),
	"routes/workspace/narrative": form(writers),
	"routes/workspace/publish": form(publishers),
	"routes/workspace/agreement": {
		get: onAction,
		post: [...signOffs, { ask: publishers, fields: { intent: "publish", version: "9" } }],
	},
	"routes/workspace/agreement-send": form(publishers),
	"routes/workspace/agreement-take-back": form(publishers),
	"routes/workspace/update-withdraw": form(publishers),
	"routes/workspace/update-correct": form(publishers),
	"routes/workspace/who-wrote": { get: onAction },
	"routes/workspace/versions": { get: onAction, post: [{ ask: writers, fields: { name: "" } }] },
	"routes/workspace/version-compare": { get: onAction, query: "?from=1" },
	"routes/workspace/version": { get: onAction },
	"routes/workspace/version-restore": form(writers),
	"routes/workspace/comments": { get: onAction, post: comments },
	"routes/workspace/comments-data": {
		get: onAction,
		post: comments.map((sent) => ({ ...sent, signedOut: 403 })),
	},
};
