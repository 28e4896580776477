import type { RouteRule, Wish } from "./rules.ts";

const published: Wish = { see: "read", may: "read", of: "roadmap", asPublic: true };
const publicAction: Wish = { ...published, of: "action" };
const toEverybody: RouteRule = { get: { everybody: 200 } };
/** What is for sessions, links or settings that are not there on this stage: nobody finds it. */
const toNobody: RouteRule = { get: { everybody: 404 } };

/** A form that is walked without what it asks for: whoever may read the page is told so, and no letter goes out. */
const followForm = (ask: Wish): RouteRule => ({ get: ask, post: [{ ask, fields: { email: "" } }] });

const ofAction: RouteRule = {
	get: publicAction,
	alsoGet: [{ ask: { ...publicAction, of: "internal-action" }, params: () => ({ action: "quiet" }) }],
};
/** What can be subscribed to: the same for everything that has a page. */
const feedRules = Object.fromEntries(
	["atom", "json", "calendar"].flatMap((format): [string, RouteRule][] => [
		...["roadmap", "workstream", "partner"].map((name): [string, RouteRule] => [
			`routes/feeds/${name}-${format}`,
			{ get: published },
		]),
		[`routes/feeds/action-${format}`, ofAction],
	]),
);

/** What other sites can show, and how. */
const embedRules = Object.fromEntries(
	["frame", "snippet"].flatMap((part): [string, RouteRule][] => [
		...["roadmap", "partner", "measure"].map((name): [string, RouteRule] => [
			`routes/embeds/${name}-${part}`,
			{ get: published },
		]),
		[`routes/embeds/action-${part}`, ofAction],
	]),
);

export const publicRules: Record<string, RouteRule> = {
	...embedRules,
	// Nobody asks about a page: see the tests of embeds.
	"routes/embeds/oembed": { get: { everybody: 400 } },
	...feedRules,
	"routes/public/home": toEverybody,
	"routes/public/sign-in": {
		get: { everybody: 200 },
		post: [
			{ ask: { everybody: 400 }, fields: { email: "" } },
			// Outside of the demo nobody becomes somebody by naming them.
			{ ask: { everybody: 400 }, fields: (stage) => ({ person: stage.people.coordinator?.id ?? "" }) },
		],
	},
	"routes/public/sign-in-link": { ...toNobody, post: [{ ask: { everybody: 404 } }] },
	"routes/public/openid": toNobody,
	"routes/public/openid-callback": toNobody,
	"routes/public/passkey-sign-in": {
		get: { everybody: 302 },
		post: [{ ask: { everybody: 400 }, json: { step: "none" } }],
	},
	"routes/public/outbox": toNobody,
	"routes/public/letter": toNobody,
	"routes/public/sign-out": {
		get: { everybody: 302 },
		post: [{ ask: { everybody: 302 }, endsSession: true }],
	},
	"routes/public/invitation": { ...toNobody, post: [{ ask: { everybody: 404 } }] },
	"routes/public/confirm-address": { ...toNobody, post: [{ ask: { everybody: 404 } }] },
	"routes/public/follow-confirm": { ...toNobody, post: [{ ask: { everybody: 404 } }] },
	"routes/public/follow-manage": { ...toNobody, post: [{ ask: { everybody: 404 } }] },
	// Whoever stops what is stopped already is told that it is.
	"routes/public/follow-stop": { get: { everybody: 200 }, post: [{ ask: { everybody: 200 } }] },
	"routes/public/follow": followForm(published),
	"routes/public/follow-workstream": followForm(published),
	"routes/public/follow-action": {
		...followForm(publicAction),
		alsoGet: [{ ask: { ...publicAction, of: "internal-action" }, params: () => ({ action: "quiet" }) }],
	},
	"routes/public/follow-partner": followForm(published),
	"routes/public/erased": toEverybody,
	"routes/public/help": toEverybody,
	"routes/public/accessibility": toEverybody,
	"routes/public/cookies": toEverybody,
	"routes/public/privacy": toEverybody,
	"routes/public/roadmap": { get: published },
	"routes/public/changes": { get: published },
	"routes/public/search": { get: published },
	"routes/public/timeline": { get: published },
	"routes/public/status-over-time": { get: published },
	"routes/public/workstream": { get: published },
	"routes/public/action": {
		get: publicAction,
		alsoGet: [{ ask: { ...publicAction, of: "internal-action" }, params: () => ({ action: "quiet" }) }],
	},
	"routes/public/partners": { get: published },
	"routes/public/partner": {
		get: published,
		alsoGet: [{ ask: { everybody: 404 }, params: () => ({ organisation: "old-council" }) }],
	},
	"routes/public/measures": { get: published },
	"routes/public/measure": {
		get: published,
		alsoGet: [{ ask: { everybody: 404 }, params: () => ({ measure: "old-waiting" }) }],
	},
	"routes/public/updates": { get: published },
	"routes/public/decisions": { get: published },
	"routes/public/meeting": {
		get: published,
		params: (stage) => ({ meeting: stage.closedMeeting }),
		// A meeting that is not closed is nobody's but its partners'.
		alsoGet: [{ ask: { everybody: 404 }, params: (stage) => ({ meeting: stage.params.meeting ?? "" }) }],
	},
	"routes/public/minutes-docx": {
		get: published,
		params: (stage) => ({ meeting: stage.closedMeeting }),
		alsoGet: [{ ask: { everybody: 404 }, params: (stage) => ({ meeting: stage.params.meeting ?? "" }) }],
	},
	"routes/public/update": { get: published },
	"routes/public/update-changes": { get: published },
	"routes/public/update-version": { get: published },
	"routes/public/theme-css": toEverybody,
	"routes/public/logo": toNobody,
	"routes/public/sitemap-xml": toEverybody,
	"routes/public/robots-txt": toEverybody,
	"routes/public/security-txt": toEverybody,
	"routes/public/update-record": { get: published },
	"routes/public/update-version-record": { get: published },
	"routes/open-data/overview": { get: published },
	"routes/open-data/roadmap-json": { get: published },
	"routes/open-data/actions-csv": { get: published },
	"routes/open-data/milestones-csv": { get: published },
	"routes/open-data/measures-csv": { get: published },
	"routes/open-data/changes-csv": { get: published },
	"routes/open-data/csv-metadata": { get: published },
	"routes/not-found": { ...toNobody, post: [{ ask: { everybody: 404 } }] },
};
