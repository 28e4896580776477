import type { Mistake } from "./in-database.ts";

/** The address under which browsers reach the server that has the same settings. */
export function originOf(env: Record<string, string | undefined>): { origin: string } | Mistake {
	if (!env.ORIGIN) return { origin: `http://${env.HOST || "127.0.0.1"}:${env.PORT || "3000"}` };
	if (URL.canParse(env.ORIGIN) && /^https?:/.test(env.ORIGIN)) return { origin: new URL(env.ORIGIN).origin };
	return { mistake: "The setting ORIGIN must be an address such as https://roadmap.example." };
}
