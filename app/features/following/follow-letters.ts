import type { ChangedItem } from "../../domain/changed-item.ts";
import { formatDay } from "../../domain/dates.ts";
import type { FollowFrequency } from "../../domain/follow.ts";
import type { ChangeGroup } from "../../domain/group-changes.ts";
import type { MailMessage } from "../../mail.ts";
import { frequencyWords } from "./follow-words.ts";
import type { Digest, ToldUpdate } from "./read-digest.server.ts";

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const paragraphs = (...parts: (string | null)[]) => `${parts.filter((part) => part !== null).join("\n\n")}\n`;
const pages = { action: "actions", workstream: "workstreams", organisation: "partners" } as const;

/** To an address that somebody typed: the link that says that it was its owner. */
export const confirmFollowLetter = (
	to: string,
	follow: { title: string; frequency: FollowFrequency; origin: string; token: string },
): MailMessage => ({
	to,
	subject: `Follow “${oneLine(follow.title)}”?`,
	text: paragraphs(
		"Hello,",
		`Somebody, perhaps you, wants letters to this address when something changes on “${oneLine(follow.title)}”, ${frequencyWords[follow.frequency].when}. If it was you, open this page and choose “Follow”:`,
		`${follow.origin}/follow/confirm/${follow.token}`,
		"The link works once, for 3 days. If it was not you, you need not do anything: you get no letters, and this address is deleted.",
		`This letter was sent from ${follow.origin}.`,
	),
});

/** To a follower: what changed. */
export function followLetter(letter: {
	id: string;
	to: string;
	/** What is followed. */
	title: string;
	/** Of the public pages of the roadmap: scheme, host, port and slug. */
	roadmapUrl: string;
	roadmapTitle: string;
	frequency: FollowFrequency;
	digest: Digest;
	manageUrl: string;
	stopUrl: string;
}): MailMessage {
	const { roadmapUrl, digest } = letter;
	const [title, roadmap] = [oneLine(letter.title), oneLine(letter.roadmapTitle)];
	return {
		id: letter.id,
		to: letter.to,
		subject: `What changed: ${title}`,
		unsubscribeUrl: letter.stopUrl,
		text: paragraphs(
			"Hello,",
			`This changed on “${title}”${title === roadmap ? "" : ` (${roadmap})`}.`,
			...digestParts(digest, roadmapUrl, `${roadmapUrl}/updates`),
			`All changes: ${roadmapUrl}/changes`,
			"--",
			`You get this letter because you follow “${title}”, ${frequencyWords[letter.frequency].when}.`,
			`Change how often you get letters, or stop some or all of them: ${letter.manageUrl}`,
			`Stop letters about “${title}”: ${letter.stopUrl}`,
		),
	};
}

/** To a partner: what changed on their actions, and which of them nobody has spoken of for long. */
export function partnerLetter(letter: {
	id: string;
	to: string;
	name: string;
	origin: string;
	roadmap: { slug: string; title: string };
	digest: Digest | null;
	silent: { title: string; slug: string; confirmedAt: string }[];
}): MailMessage {
	const { origin, digest, silent } = letter;
	const title = oneLine(letter.roadmap.title);
	const url = `${origin}/workspace/${letter.roadmap.slug}`;
	return {
		id: letter.id,
		to: letter.to,
		subject: digest ? `What changed on your actions: ${title}` : `Update overdue: ${title}`,
		text: paragraphs(
			`Hello ${oneLine(letter.name)},`,
			...(digest
				? [
						`This changed on your actions on “${title}”.`,
						...digestParts(digest, url, `${origin}/${letter.roadmap.slug}/updates`),
					]
				: []),
			...(silent.length > 0 ? [silentPart(silent, url)] : []),
			"--",
			`You get this letter because you answer for actions on this roadmap. Choose what you are told, and how soon: ${origin}/account/notifications`,
		),
	};
}

const silentPart = (silent: { title: string; slug: string; confirmedAt: string }[], url: string) =>
	[
		"Update overdue: nobody has said for more than a quarter of a year how these are going. If nothing is new, “nothing new” beside the status is one click.",
		...silent.map(
			({ title, slug, confirmedAt }) =>
				`- ${oneLine(title)}: last word on ${formatDay(confirmedAt)}\n  ${url}/actions/${slug}`,
		),
	].join("\n\n");

function digestParts({ updates, groups, cut }: Digest, url: string, updatesUrl: string): string[] {
	return [
		...(updates.length > 0
			? [["NEW UPDATES", ...updates.map((update) => updateLines(update, updatesUrl))].join("\n\n")]
			: []),
		...groups.map((group) => groupPart(group, url)),
		...(cut ? ["There is more than this letter holds: the page of all changes has the rest."] : []),
	];
}

const updateLines = ({ sentence, title, number }: ToldUpdate, url: string) =>
	`- ${oneLine(title)}\n  ${oneLine(sentence)}\n  ${url}/${number}`;

function groupPart({ title, page, items }: ChangeGroup, url: string): string {
	const link = page && page.type !== "organisation" ? `\n${url}/${pages[page.type]}/${page.slug}` : "";
	return [`${oneLine(title)}${link}`, ...items.map(itemLines)].join("\n\n");
}

function itemLines({ sentence, said }: ChangedItem): string {
	const who = said.who === null ? "" : `${said.who.replace(/,$/, "")}, `;
	const why = said.reason ? `\n  Why: ${oneLine(said.reason)}` : "";
	return `- ${oneLine(sentence)}${why}\n  ${who}${formatDay(said.at)}`;
}
