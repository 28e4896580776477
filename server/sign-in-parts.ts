import { join } from "node:path";
import type { AppContext } from "#app/context.server.ts";
import { createBrowserMark } from "./browser-mark.ts";
import type { Env } from "./env.ts";
import { createLimits, type MakeLimiter } from "./limits/create-limits.ts";
import { limitSizes } from "./limits/limit-sizes.ts";
import { createOutbox } from "./mail/outbox.ts";
import { createOpenId } from "./openid/create-open-id.ts";

/** What signing in needs of the server, made from the configuration. `own` is the address under which browsers reach it. */
export function signInParts(
	env: Env,
	options: { secret: string; secure: boolean; own: () => string; makeLimiter?: MakeLimiter | undefined },
): Pick<AppContext, "browser" | "limits" | "openId" | "outbox"> {
	const { own, makeLimiter, ...cookies } = options;
	return {
		browser: createBrowserMark(cookies),
		limits: createLimits(limitSizes(env.limits), makeLimiter),
		openId:
			env.openId && createOpenId({ ...env.openId, redirectUri: () => `${own()}/sign-in/openid/callback` }),
		outbox: env.demo && env.mail.smtpUrl === null ? createOutbox(join(env.dataDir, "outbox")) : null,
	};
}
