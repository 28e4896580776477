import type { ChangeContent, ChangeSubject } from "./change.ts";
import { formatDay, type Instant } from "./dates.ts";
import { meetingPhrase } from "./describe-meeting-change.ts";
import { peoplePhrase } from "./describe-people-change.ts";
import { updatePhrase } from "./describe-update-change.ts";
import { editingPhrase } from "./editing/describe-editing.ts";
import { type Phrase, phraseOf } from "./phrase.ts";
import type { OrganisationName } from "./read-model.ts";
import { type Status, statusMeanings } from "./status.ts";

/** A line of the ledger with the names that belong to its ids. */
export interface ChangeLine {
	revision: number;
	content: ChangeContent;
	subject: ChangeSubject;
	/** The present title or name of what was changed; null when it is about the roadmap itself. */
	subjectTitle: string | null;
	/** The slug that makes its address, for actions and workstreams. */
	subjectSlug: string | null;
	reason: string | null;
	personName: string | null;
	organisation: OrganisationName | null;
	/** The organisation that a coordinator acted for. */
	onBehalfOf: OrganisationName | null;
	/** The names of the people whose ids stand in the content (owners; who came, changed or went). */
	people: Record<string, string>;
	at: Instant;
	public: boolean;
	/** The meeting in which it was made; null where there was none, for changes of a meeting itself, and where the reader may not see it. */
	madeIn: MadeIn | null;
}

/** A meeting as the changes that were made in it name it. */
export interface MadeIn {
	id: string;
	slug: string;
	startsAt: Instant;
}

/** Who reads it: the public is told of organisations, and of owners only where the roadmap shows them. */
export interface Audience {
	/** Whether the name of whoever made the change may be told. */
	people: boolean;
	/** Whether the names of owners may be told. */
	owners: boolean;
}

/**
 * A change as one sentence: "London Councils changed the status from On track to At risk, in the meeting of 6 August 2018." Where
 * nobody is known to have made it, it came with the file of the roadmap, and the sentence says so.
 */
export function describeChange(line: ChangeLine, audience: Audience): string {
	const meeting = line.madeIn === null ? "" : `, in ${meetingWords(line.madeIn)}`;
	return `${describeWithoutMeeting(line, audience)}${meeting}.`;
}

/** The same without its end: the meeting, which can be a link, and the full stop. */
export function describeWithoutMeeting(line: ChangeLine, audience: Audience): string {
	const { did, was } = phrase(line, audience);
	const who = describeActor(line, audience);
	return who === null ? `${was} when the roadmap was loaded` : `${who} ${did}`;
}

/** A meeting in a sentence: "the meeting of 6 August 2018". */
export const meetingWords = ({ startsAt }: MadeIn): string => `the meeting of ${formatDay(startsAt)}`;

/** "Sam Lee (London Councils)", or "the secretariat, on behalf of London Councils"; null when nobody is known. */
export function describeActor(line: ChangeLine, audience: Audience): string | null {
	const { organisation, personName, onBehalfOf } = line;
	const person = audience.people ? personName : null;
	const name = person && organisation ? `${person} (${organisation.name})` : (person ?? organisation?.name);
	if (!name) return personName === null ? null : "Someone";
	return onBehalfOf ? `${name}, on behalf of ${onBehalfOf.name},` : name;
}

function phrase(line: ChangeLine, audience: Audience): Phrase {
	const { content, subjectTitle } = line;
	const titled = (thing: string) =>
		subjectTitle === null ? `the ${thing}` : `the ${thing} “${subjectTitle}”`;
	switch (content.kind) {
		case "roadmap-added":
			return phraseOf("added", "the roadmap");
		case "partner-added":
			return phraseOf("added", subjectTitle ?? "an organisation", " as a partner");
		case "workstream-added":
			return phraseOf("added", titled("workstream"));
		case "action-added":
			return phraseOf("added", titled("action"));
		case "measure-added":
			return phraseOf("added", titled("measure"));
		case "meeting-added":
			return phraseOf("added", titled("meeting"));
		case "meeting-changed":
		case "meeting-invited":
		case "agenda-changed":
		case "chair-taken":
		case "meeting-closed":
		case "meeting-reopened":
		case "decision-recorded":
		case "ask-recorded":
		case "ask-answered":
			return meetingPhrase(content, titled("meeting"));
		case "person-joined":
		case "role-changed":
		case "person-left":
		case "person-removed":
			return peoplePhrase(content, subjectTitle ?? "their organisation", audience.people ? line.people : {});
		case "update-published":
			return phraseOf("published", `update ${content.to.number}`, `, “${content.to.title}”`);
		case "update-sent-for-agreement":
		case "update-signed-off":
		case "update-taken-back":
		case "update-withdrawn":
		case "update-corrected":
			return updatePhrase(content);
		case "status-changed":
			return phraseOf(
				"changed",
				"the status",
				` from ${label(content.from.status)} to ${label(content.to.status)}`,
			);
		case "status-confirmed":
			return phraseOf("confirmed", "the status", `: still ${label(content.to.status)}`);
		case "due-date-changed":
			return dueDatePhrase(content.from.dueOn, content.to.dueOn, content.to.agreedBy);
		case "owner-changed":
			return ownerPhrase(content.to.ownerId, line.people, audience);
		case "milestone-changed":
			return milestonePhrase(content.to.title, content.to.completedOn);
		default:
			return editingPhrase(content, subjectTitle);
	}
}

const label = (status: Status) => statusMeanings[status].label;

function dueDatePhrase(from: string | null, to: string | null, agreedBy: string): Phrase {
	const agreed = agreedBy === "" ? "" : `, agreed by ${agreedBy}`;
	if (to === null) return phraseOf("removed", "the due date", agreed);
	if (from === null) return phraseOf("set", "the due date", ` to ${formatDay(to)}${agreed}`);
	return phraseOf("moved", "the due date", ` from ${formatDay(from)} to ${formatDay(to)}${agreed}`);
}

function milestonePhrase(title: string, completedOn: string | null): Phrase {
	const milestone = `the milestone “${title}”`;
	return completedOn === null
		? phraseOf("opened", milestone, " again: it is not reached yet")
		: phraseOf("marked", milestone, ` as reached on ${formatDay(completedOn)}`);
}

function ownerPhrase(ownerId: string | null, people: Record<string, string>, audience: Audience): Phrase {
	if (ownerId === null) return phraseOf("removed", "the owner");
	const name = audience.owners ? people[ownerId] : undefined;
	return name ? phraseOf("made", name, " the owner") : phraseOf("changed", "the owner");
}
