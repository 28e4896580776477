import type { FollowFrequency, FollowSubjectType } from "#app/domain/follow.ts";
import type { Flag } from "./schema.ts";

/** Following by e-mail, and the letters that wait. */
export interface FollowerTables {
	follower: FollowerRow;
	follow: FollowRow;
	person_digest: PersonDigestRow;
	mail_queue: MailQueueRow;
	job_lease: JobLeaseRow;
}

/** A confirmed address of somebody without an account. Gone with the last thing that it follows. */
export interface FollowerRow {
	id: string;
	/** In lower case. Never shown to anybody. */
	email: string;
	/** Opens the page on which everything can be changed. As it is, not as a hash: every letter carries it. */
	manage_key: string;
	created_at: string;
}

/** One thing that a follower follows. */
export interface FollowRow {
	id: string;
	follower_id: string;
	roadmap_id: string;
	subject_type: FollowSubjectType;
	/** Of the roadmap, workstream, organisation or action. */
	subject_id: string;
	frequency: FollowFrequency;
	/** Ends this one follow, and nothing else. */
	stop_key: string;
	/** The last change of the roadmap that this follower was told of, or need not be told of. */
	through_revision: number;
	/** When that was looked at; the next weekly or monthly letter comes at the first such time after it. */
	looked_at: string;
	confirmed_at: string;
}

/** How far a partner was told of the changes on a roadmap. */
export interface PersonDigestRow {
	person_id: string;
	roadmap_id: string;
	through_revision: number;
	looked_at: string;
	/** When they were last reminded of actions that nobody has spoken of for long. */
	reminded_at: string | null;
}

/**
 * A letter that waits. It holds what it is to tell of, not its words: these are written when it is sent, so that what became
 * private meanwhile is not in it.
 */
export interface MailQueueRow {
	id: string;
	/** For a follower, or … */
	follow_id: string | null;
	/** … for a partner. */
	person_id: string | null;
	roadmap_id: string;
	after_revision: number;
	through_revision: number;
	/** Whether it reminds a partner of actions that nobody has spoken of for long. */
	reminds: Flag;
	created_at: string;
	try_at: string;
	/** How often sending it was begun. */
	tries: number;
	/** Set while it is being handed to the mail server. */
	sending_since: string | null;
}

/** Which node does a job, until when. */
export interface JobLeaseRow {
	name: string;
	holder: string;
	until: string;
}
