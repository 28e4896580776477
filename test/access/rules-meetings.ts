import type { Form, RouteRule, Wish } from "./rules.ts";
import type { Stage } from "./stage.ts";

const partners: Wish = { see: "read-drafts", may: "read-drafts", of: "meeting" };
const runners: Wish = { ...partners, may: "run-meeting" };
const addsItems: Wish = { ...partners, may: "add-agenda-item" };
const writers: Wish = { ...partners, may: "co-write-minutes" };
const coordinators: Wish = { see: "read-drafts", may: "edit-roadmap", of: "roadmap" };
const changers: Wish = { see: "read-drafts", may: "change-action", of: "action" };

const sent = (
	ask: Wish,
	intent: string,
	fields: (stage: Stage) => Record<string, string> = () => ({}),
): Form => ({ ask, fields: (stage) => ({ intent, version: "0", ...fields(stage) }) });
const item = (stage: Stage) => ({ item: stage.params.item ?? "" });

/** The buttons of a page of meetings, by the word that they send: every word has its rule. */
export const preparingForms = {
	open: sent(runners, "open"),
	start: sent(runners, "start"),
	next: sent(runners, "next"),
	reopen: sent(coordinators, "reopen"),
	add: sent(addsItems, "add"),
	propose: sent(addsItems, "propose"),
	up: sent(runners, "up", item),
	down: sent(runners, "down", item),
	remove: sent(runners, "remove", item),
};
const overtaken = () => ({ action: "open-clinic", version: "0" });
export const runningForms = {
	lead: sent(runners, "lead", (stage) => ({ to: stage.params.item ?? "", from: "" })),
	chair: sent({ ...partners, may: "take-chair" }, "chair", () => ({ from: "nobody" })),
	confirm: sent(changers, "confirm", overtaken),
	status: sent(changers, "status", overtaken),
	decision: sent(writers, "decision", item),
	ask: sent(writers, "ask", item),
	"take-back-decision": {
		...sent(writers, "take-back-decision", (stage) => ({ id: stage.openDecision })),
		once: true,
	},
	"take-back-ask": { ...sent(writers, "take-back-ask", (stage) => ({ id: stage.openAsk })), once: true },
} satisfies Record<string, Form>;

const runnersForm: RouteRule = { get: runners, post: [{ ask: runners, fields: { version: "0" } }] };

export const meetingRules: Record<string, RouteRule> = {
	"routes/workspace/meetings/list": { get: partners },
	"routes/workspace/meetings/new": { get: coordinators, post: [{ ask: coordinators }] },
	"routes/workspace/meetings/meeting": { get: partners, post: Object.values(preparingForms) },
	"routes/workspace/meetings/edit": runnersForm,
	"routes/workspace/meetings/invite": runnersForm,
	"routes/workspace/meetings/item": runnersForm,
	"routes/workspace/meetings/run": { get: partners, attends: true, post: Object.values(runningForms) },
	"routes/workspace/meetings/minutes": {
		// Opening it while the meeting runs is attending it: leads and contributors write from then on.
		get: addsItems,
		attends: true,
		alsoGet: [{ ask: addsItems, params: () => ({ part: "private" }) }],
		post: ["public", "private"].map((part) => ({
			ask: writers,
			fields: { version: "0", text: "Something." },
			params: () => ({ part }),
		})),
	},
	"routes/workspace/meetings/close": {
		get: runners,
		// Closes the meeting for whoever may: it is walked last of all.
		post: [{ ask: runners }],
	},
	"routes/workspace/papers/paper": { get: partners, params: () => ({ paper: "pack" }) },
	"routes/workspace/papers/agenda-docx": { get: partners },
	"routes/workspace/papers/pack-docx": { get: partners },
	"routes/workspace/papers/minutes-docx": { get: partners },
	"routes/workspace/meetings/decisions": { get: partners },
	"routes/workspace/meetings/asks": { get: partners },
	"routes/workspace/meetings/ask": {
		get: partners,
		post: [
			{
				ask: { see: "read-drafts", may: "answer-ask", of: "trust" },
				fields: { answer: "accepted", shown: "done" },
			},
		],
	},
};
