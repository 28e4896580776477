import type { ClientActionFunctionArgs } from "../../remix.ts";
import type { FormAnswer } from "./form-answer.ts";

/**
 * Sends a form of the workspace. When the server cannot be reached, the form comes back with everything that was typed,
 * instead of an error page in its place. Routes export it as their `clientAction`.
 */
export async function keepTyped({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
	const copy = request.clone();
	try {
		return await serverAction();
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		const values: Record<string, string> = {};
		for (const [name, value] of await copy.formData()) if (typeof value === "string") values[name] = value;
		return {
			unreachable: true,
			message:
				"The server cannot be reached, and nothing was saved. What you typed is kept: send it again in a minute.",
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
