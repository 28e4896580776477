/** The settings that decide whether a configuration is safe, as the environment gave them. */
export interface RiskySettings {
	NODE_ENV: "development" | "production" | "test";
	PORT: number;
	HOST: string;
	DATABASE_URL?: string | undefined;
	REDIS_URL?: string | undefined;
	ORIGIN?: string | undefined;
	SESSION_SECRET?: string | undefined;
	DEMO: boolean;
	DEMO_PUBLIC: boolean;
	SMTP_URL?: string | undefined;
	MAIL_FROM: string;
	TRUST_PROXY: number;
	METRICS_PORT?: number | undefined;
	OIDC_ISSUER?: string | undefined;
	OIDC_CLIENT_ID?: string | undefined;
	OIDC_CLIENT_SECRET?: string | undefined;
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const privateNetwork =
	/^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd]|\[fe80:|[^.]+$|.*\.(local|internal|test|home\.arpa)$)/;

/** Whether an address leads to this very machine. */
export const isLoopback = (address: string): boolean => loopback.has(new URL(address).hostname);

const isPrivate = (address: string): boolean =>
	isLoopback(address) || privateNetwork.test(new URL(address).hostname);

/** Fewer different characters than any random text of this length has. */
const isMonotonous = (secret: string): boolean => new Set(secret).size < 8;
const isFromAnExample = (secret: string): boolean =>
	/change.?me|replace.?(me|this)|your.?secret|example/i.test(secret);

/** What must not be started like this, in one sentence that says what to do; null when all is well. */
export function findUnsafeSetting(e: RiskySettings): string | null {
	const production = e.NODE_ENV === "production";
	const serves = production && !e.DEMO;
	if (serves && e.SESSION_SECRET === undefined)
		return "The setting SESSION_SECRET is missing: give it a random text of at least 32 characters.";
	if (
		serves &&
		e.SESSION_SECRET !== undefined &&
		(isMonotonous(e.SESSION_SECRET) || isFromAnExample(e.SESSION_SECRET))
	)
		return "The setting SESSION_SECRET can be guessed: give it a random text, such as openssl rand -base64 32 prints.";
	if (e.REDIS_URL !== undefined && !/^postgres(ql)?:/.test(e.DATABASE_URL ?? ""))
		return "The setting REDIS_URL is for several nodes, which need a PostgreSQL that they share: give its address as DATABASE_URL, or leave REDIS_URL out.";
	if (e.REDIS_URL !== undefined && (e.ORIGIN === undefined || e.SESSION_SECRET === undefined))
		return "The setting REDIS_URL is for several nodes, which have to agree: give all of them the same ORIGIN and the same SESSION_SECRET.";
	if (e.OIDC_ISSUER !== undefined && (e.OIDC_CLIENT_ID === undefined || e.OIDC_CLIENT_SECRET === undefined))
		return "The setting OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: take them from the provider.";
	if (e.ORIGIN === undefined && (e.HOST === "0.0.0.0" || e.HOST === "::"))
		return `The setting ORIGIN is missing: with HOST ${e.HOST}, say at which address browsers reach Waymark, such as http://192.0.2.1:${e.PORT}.`;
	if (serves && e.ORIGIN?.startsWith("http:") && !isLoopback(e.ORIGIN))
		return "The setting ORIGIN must begin with https: over plain http, everybody on the way can read and take over sessions.";
	if (production && e.DEMO && !e.DEMO_PUBLIC && e.ORIGIN !== undefined && !isPrivate(e.ORIGIN))
		return "The setting DEMO lets everybody sign in as anybody: leave it out at a public ORIGIN, or set DEMO_PUBLIC=1 if that is meant.";
	if (e.METRICS_PORT !== undefined && e.METRICS_PORT === e.PORT)
		return "The setting METRICS_PORT must be another port than PORT: it answers without a password.";
	return null;
}

/** What works, but not as an operator would want it, in sentences for the log. */
export function warningsAbout(e: RiskySettings): string[] {
	if (e.NODE_ENV !== "production" || e.DEMO) return [];
	const warnings: string[] = [];
	if (e.SMTP_URL === undefined)
		warnings.push("SMTP_URL is not set: letters are kept as files in the outbox and reach nobody.");
	else if (e.MAIL_FROM.endsWith("@localhost.localdomain"))
		warnings.push("MAIL_FROM is not set: mail servers refuse letters from localhost.");
	if (e.ORIGIN?.startsWith("https:") && e.TRUST_PROXY === 0)
		warnings.push("TRUST_PROXY is 0: behind a proxy, limits count all people as one network.");
	if (e.ORIGIN === undefined) warnings.push("ORIGIN is not set: only this machine can use Waymark.");
	return warnings;
}
