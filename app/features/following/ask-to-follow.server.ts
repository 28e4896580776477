import type { FollowedSubject } from "#db/queries/followed-subjects.ts";
import { countOpenConfirmations } from "#db/queries/followers.ts";
import { createOneTimeLink } from "#db/queries/one-time-links.ts";
import type { AppContext } from "../../context.server.ts";
import { readEmailAddress } from "../../domain/e-mail-address.ts";
import { followConfirmMinutes, followFrequencyIn } from "../../domain/follow.ts";
import { type Refusal, refuse } from "../../domain/refusal.ts";
import { takeAll, type Wait } from "../sign-in/take-limits.server.ts";
import { confirmFollowLetter } from "./follow-letters.ts";

/** Letters that ask to confirm, to one address, that wait for an answer at one time: nobody's mail is flooded from here. */
const mostOpen = 10;

/**
 * Sends a letter that asks the owner of an address whether they want to follow something. The answer is the same whether the
 * address is known here or not, and nothing is kept of it but the link, for three days.
 */
export async function askToFollow(
	app: AppContext,
	subject: FollowedSubject,
	wish: { email: string; frequency: string; clientAddress: string },
): Promise<{ ok: true; email: string } | Refusal | Wait> {
	const email = readEmailAddress(wish.email);
	const frequency = followFrequencyIn(wish.frequency);
	const errors = {
		...(email === null ? { email: "Enter an e-mail address in the form name@example.org." } : {}),
		...(frequency === undefined ? { frequency: "Choose how often you want letters." } : {}),
	};
	if (email === null || frequency === undefined) return refuse("invalid", "Nothing was sent.", errors);
	const { clientAddress } = wish;
	const wait = await takeAll(app, [
		["follow-network", clientAddress],
		["follow-address", `${email} ${clientAddress}`],
	]);
	if (wait) return wait;
	const { type, id, title, roadmap } = subject;
	const now = app.now();
	if ((await countOpenConfirmations(app.db, email, now.toISOString())) >= mostOpen)
		return { ok: true, email };
	const token = await createOneTimeLink(app.db, {
		purpose: "follow",
		email,
		data: { roadmapId: roadmap.id, type, id, frequency },
		now,
		minutes: followConfirmMinutes,
	});
	const origin = app.origin();
	app.later(() => app.mail(confirmFollowLetter(email, { title, frequency, origin, token })));
	return { ok: true, email };
}
