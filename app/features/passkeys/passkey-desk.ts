/** A refusal of the server, with a sentence for people. */
class PasskeyDeskError extends Error {
	override name = "PasskeyDeskError";
}

/**
 * Sends one step of a passkey's ceremony to a page of ours and gives its answer. Rejects with a sentence for people when the
 * answer is a refusal or there is none.
 */
export async function askPasskeyDesk<Answer>(
	address: string,
	step: Record<string, unknown>,
): Promise<Answer> {
	const unreachable = "The server cannot be reached. Try again in a minute.";
	const response = await fetch(address, {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify(step),
	}).catch(() => {
		throw new PasskeyDeskError(unreachable);
	});
	const answer: (Answer & { message?: string }) | null = await response.json().catch(() => null);
	if (!response.ok || answer === null) throw new PasskeyDeskError(answer?.message ?? unreachable);
	return answer;
}
