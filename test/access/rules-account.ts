import type { RouteRule } from "./rules.ts";

/** One's own account: the subject is whoever asks, so that there is nothing of others to reach. */
const own: RouteRule = { get: "signed-in" };
const ownForm: RouteRule = { get: "signed-in", post: [{ ask: "signed-in" }] };

export const accountRules: Record<string, RouteRule> = {
	"routes/account/overview": own,
	"routes/account/name": ownForm,
	"routes/account/e-mail": ownForm,
	"routes/account/notifications": ownForm,
	"routes/account/data": own,
	"routes/account/erase": ownForm,
	"routes/account/passkeys": ownForm,
	"routes/account/passkeys-desk": {
		get: { everybody: 302 },
		post: [{ ask: "signed-in", json: { step: "none" }, signedOut: 403 }],
	},
	"routes/account/sessions": ownForm,
};
