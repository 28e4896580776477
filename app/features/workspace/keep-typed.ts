import { type ClientActionFunctionArgs, isRouteErrorResponse } from "../../remix.ts";
import type { FormAnswer } from "./form-answer.ts";

const unreachable =
	"The server cannot be reached, and nothing was saved. What you typed is kept: send it again in a minute.";

/**
 * The sentence for a failure that only time mends: there was no answer, what answered was not Waymark (a proxy before it), or it
 * was asked too often. Null for every other failure.
 */
export function passingFailure(error: unknown): string | null {
	if (error instanceof TypeError) return unreachable;
	if (error instanceof Error && error.message.startsWith("Unable to decode")) return unreachable;
	if (!isRouteErrorResponse(error) || error.status !== 429) return null;
	const said: { sentence?: unknown } | null = error.data;
	return `${said?.sentence ?? "Too much was sent at once."} What you typed is kept.`;
}

/**
 * Sends a form of the workspace. When the server cannot be reached, or takes no more for now, the form comes back with everything
 * that was typed, instead of an error page in its place. Routes export it as their `clientAction`.
 */
export async function keepTyped({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
	const copy = request.clone();
	try {
		return await serverAction();
	} catch (error) {
		const message = passingFailure(error);
		if (message === null) throw error;
		const values: Record<string, string> = {};
		for (const [name, value] of await copy.formData()) if (typeof value === "string") values[name] = value;
		return {
			unreachable: true,
			message,
			errors: {},
			values,
			version: Number(values.version ?? values.seq),
		} satisfies Unreachable;
	}
}

/** The answer to a form that did not reach the server. */
type Unreachable = FormAnswer & { unreachable: true };

/**
 * A refused form is shown beside the state of now, not of when it was opened; unless there is nobody to ask for it.
 * Routes export it as their `shouldRevalidate`.
 */
export const unlessUnreachable = ({ actionResult }: { actionResult?: Partial<Unreachable> }): boolean =>
	actionResult?.unreachable !== true;
