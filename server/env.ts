import { join } from "node:path";
import { z } from "zod";
import { type FloodLimits, floodLimits, limitSettings } from "./limits/limit-settings.ts";
import { findUnsafeSetting, isLoopback, warningsAbout } from "./unsafe-settings.ts";

const flag = z
	.enum(["0", "1", "true", "false"], { error: "must be 1 or 0" })
	.transform((value) => value === "1" || value === "true");
const count = (fallback: number) =>
	z.coerce.number({ error: "must be a whole number" }).int().positive().default(fallback);

/** A site as `frame-ancestors` takes it. */
const isSite = /^('self'|(https?:\/\/)?(\*\.)?[\w-]+(\.[\w-]+)*(:(\d+|\*))?)$/;

const schema = z.object({
	PORT: z.coerce.number({ error: "must be a port number" }).int().min(0).max(65_535).default(3000),
	HOST: z.string().default("127.0.0.1"),
	ORIGIN: z
		.url({ protocol: /^https?$/, error: "must be an address such as https://roadmap.example" })
		.optional(),
	DATA_DIR: z.string().default("./data"),
	DATABASE_URL: z.string().optional(),
	REDIS_URL: z
		.url({ protocol: /^rediss?$/, error: "must be an address such as redis://redis.example:6379" })
		.optional(),
	SESSION_SECRET: z.string().min(32, { error: "must have at least 32 characters" }).optional(),
	SMTP_URL: z
		.url({ protocol: /^smtps?$/, error: "must be an address such as smtp://mail.example:587" })
		.optional(),
	MAIL_FROM: z.email({ error: "must be an e-mail address" }).default("waymark@localhost.localdomain"),
	DEMO: flag.default(false),
	NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
	LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
	OIDC_ISSUER: z
		.url({ protocol: /^https?$/, error: "must be an address such as https://accounts.example" })
		.refine((issuer) => issuer.startsWith("https:") || isLoopback(issuer), {
			error: "must begin with https: plain http is for tests on this machine",
		})
		.optional(),
	OIDC_CLIENT_ID: z.string().optional(),
	OIDC_CLIENT_SECRET: z.string().optional(),
	OIDC_NAME: z.string().max(60).default("your organisation’s account"),
	TRUST_PROXY: z.coerce.number({ error: "must be the number of proxies in front" }).int().min(0).default(0),
	METRICS_TOKEN: z.string().min(16, { error: "must have at least 16 characters" }).optional(),
	METRICS_PORT: z.coerce.number({ error: "must be a port number" }).int().min(1).max(65_535).optional(),
	METRICS_HOST: z.string().default("127.0.0.1"),
	ERASURES_FILE: z.string().optional(),
	DRAIN_SECONDS: z.coerce.number({ error: "must be a number of seconds" }).min(0).max(120).optional(),
	DEMO_PUBLIC: flag.default(false),
	EMBED_ANCESTORS: z
		.string()
		.refine((given) => /^(\*|'none')$/.test(given) || given.split(" ").every((site) => isSite.test(site)), {
			error: "must be *, 'none', or sites such as https://example.org https://*.example.net",
		})
		.default("*"),
	...limitSettings,
	LIMIT_BODY_BYTES: count(512 * 1024),
	LIMIT_FRAMES_PER_SECOND: count(500),
	LIMIT_BYTES_PER_SECOND: count(1024 * 1024),
	LIMIT_DOCUMENT_BYTES: count(4 * 1024 * 1024),
	LIMIT_QUIET_MINUTES: count(10),
	LIMIT_CACHE_BYTES: count(64 * 1024 * 1024),
});

/** Every setting with its default as one would write it; null where there is none. For the table of docs/operating.md. */
export function listSettings(): { name: string; byDefault: string | null }[] {
	return Object.entries(schema.shape).map(([name, field]) => {
		const value: unknown = field.safeParse(undefined).data;
		if (value === undefined) return { name, byDefault: null };
		return { name, byDefault: typeof value === "boolean" ? String(Number(value)) : String(value) };
	});
}

/** In the data folder, unless it is told otherwise. */
export const erasuresName = "erasures.txt";

/** The configuration, checked once at start. Sizes are bytes. */
export interface Env {
	port: number;
	host: string;
	/** Scheme, host and port that browsers use; null: derived from the port that the server got. */
	origin: string | null;
	dataDir: string;
	/** `postgres://…`, or the path of the SQLite file. */
	databaseUrl: string;
	/** Where the nodes that share the database meet; null for a process that is alone. */
	redisUrl: string | null;
	/** Signs cookies; null in demo: made and kept in `dataDir`. */
	sessionSecret: string | null;
	/** Where letters go: a mail server, or null for files in the outbox; and whose they are. */
	mail: { smtpUrl: string | null; from: string };
	/** The OpenID provider; null where none is set. */
	openId: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
	/** How many proxies of ours stand in front. */
	trustProxy: number;
	demo: boolean;
	development: boolean;
	/** Who may read the metrics: whoever knows the token, or whoever reaches the private port. Both null: nobody, and nothing is counted. */
	metrics: { token: string | null; port: number | null; host: string };
	/** Keeps who was forgotten, apart from the database and its back-ups. */
	erasuresFile: string;
	/** How long a stop lets everything work on after `/readyz` says no, in milliseconds. */
	drainMs: number;
	/** By which sites embeds may be framed (`frame-ancestors`). */
	embedAncestors: string;
	/** What the operator should know at the start, in sentences. */
	warnings: string[];
	logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
	limits: FloodLimits & {
		bodyBytes: number;
		framesPerSecond: number;
		bytesPerSecond: number;
		documentBytes: number;
		/** How long a text must be quiet before a version of it is kept, in milliseconds. */
		quietMs: number;
		/** What public pages that are kept for the next reader may take in memory. */
		cacheBytes: number;
	};
}

function openIdOf(e: z.infer<typeof schema>): Env["openId"] {
	const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = e;
	if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
	return { issuer, clientId, clientSecret, name: e.OIDC_NAME };
}

/**
 * Reads the environment. Returns the configuration, or one clear sentence for the first mistake.
 */
export function readEnv(
	variables: Record<string, string | undefined>,
): { ok: true; env: Env } | { ok: false; message: string } {
	// An empty variable, as in `PORT= npm start`, means: not set.
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
	const parsed = schema.safeParse(given);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		return { ok: false, message: `The setting ${issue?.path.join(".")} ${issue?.message}.` };
	}
	const e = parsed.data;
	const unsafe = findUnsafeSetting(e);
	if (unsafe !== null) return { ok: false, message: unsafe };
	return {
		ok: true,
		env: {
			port: e.PORT,
			host: e.HOST,
			origin: e.ORIGIN === undefined ? null : new URL(e.ORIGIN).origin,
			dataDir: e.DATA_DIR,
			databaseUrl: e.DATABASE_URL ?? join(e.DATA_DIR, "waymark.db"),
			redisUrl: e.REDIS_URL ?? null,
			sessionSecret: e.SESSION_SECRET ?? null,
			openId: openIdOf(e),
			trustProxy: e.TRUST_PROXY,
			mail: { smtpUrl: e.SMTP_URL ?? null, from: e.MAIL_FROM },
			demo: e.DEMO,
			development: e.NODE_ENV === "development",
			logLevel: e.LOG_LEVEL,
			metrics: { token: e.METRICS_TOKEN ?? null, port: e.METRICS_PORT ?? null, host: e.METRICS_HOST },
			erasuresFile: e.ERASURES_FILE ?? join(e.DATA_DIR, erasuresName),
			drainMs: 1000 * (e.DRAIN_SECONDS ?? (e.NODE_ENV === "production" && !e.DEMO ? 2 : 0)),
			embedAncestors: e.EMBED_ANCESTORS,
			warnings: warningsAbout(e),
			limits: {
				...floodLimits(e),
				bodyBytes: e.LIMIT_BODY_BYTES,
				framesPerSecond: e.LIMIT_FRAMES_PER_SECOND,
				bytesPerSecond: e.LIMIT_BYTES_PER_SECOND,
				documentBytes: e.LIMIT_DOCUMENT_BYTES,
				quietMs: e.LIMIT_QUIET_MINUTES * 60_000,
				cacheBytes: e.LIMIT_CACHE_BYTES,
			},
		},
	};
}
