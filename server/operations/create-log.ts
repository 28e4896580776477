import { type DestinationStream, type Logger, pino } from "pino";
import type { Env } from "../env.ts";

/** An error as the log may hold it. */
interface LoggedError {
	type: string;
	message: string;
	code?: string;
	stack?: string;
	cause?: LoggedError;
}

/** How many causes of causes are told. */
const deepest = 3;
const emailAddress = /[^\s"'<>()=,;:/]+@[^\s"'<>()=,;:/]+/g;
const withPassword = /\b([a-z+]+:\/\/)[^\s/@]+@/gi;
const secretPath = /(\/(?:link|invitation|manage|stop|confirm|follow)\/)[\w-]{16,}/g;
const longSecret = /\b[A-Za-z0-9_-]{32,}\b(?=$|[\s"'?&#])/g;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const query = /\?[^\s"')]*/g;

/** Takes out of a text what a log must not hold: addresses of people, passwords, secret links and query strings. */
export function withoutPersonalData(text: string): string {
	return text
		.replace(withPassword, "$1")
		.replace(emailAddress, "(address)")
		.replace(secretPath, "$1…")
		.replace(query, "?…")
		.replace(longSecret, (found) => (uuid.test(found) ? found : "…"));
}

/**
 * An error without what its maker attached to it (rows, parameters, letters), and without the values that a message quotes where
 * it is about values: JSON that cannot be read, data that a column does not take.
 */
export function loggedError(error: unknown, depth = 0): LoggedError | string {
	if (!(error instanceof Error)) return withoutPersonalData(String(error));
	const code = "code" in error && error.code !== undefined ? String(error.code) : undefined;
	const quotesValues = error instanceof SyntaxError || (code !== undefined && /^22...$/.test(code));
	const plain = quotesValues ? error.message.replace(/"[^"]*"|'[^']*'/g, "“…”") : error.message;
	const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
	const cause =
		error.cause === undefined || depth >= deepest ? undefined : loggedError(error.cause, depth + 1);
	return {
		type: error.name,
		message: withoutPersonalData(plain),
		...(code === undefined ? {} : { code }),
		...(frames.length > 0 ? { stack: frames.join("\n") } : {}),
		...(typeof cause === "object" ? { cause } : {}),
	};
}

/**
 * The log of the process: a line of JSON for each event, on standard output. Nothing in it says who somebody is or what a text
 * holds; ids lead to the rows for those who may read them.
 */
export function createLog(level: Env["logLevel"], destination?: DestinationStream): Logger {
	const options = { level, serializers: { err: (error: unknown) => loggedError(error) } };
	return destination ? pino(options, destination) : pino(options);
}
