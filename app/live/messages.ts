import { z } from "zod";

/** Everything that goes over socket.io, in both directions. Messages carry ids and a revision, never content. */

/** Told to the screens of a roadmap after a commit. */
export const roadmapChanged = z.object({
	roadmapId: z.string(),
	/** The newest revision of the roadmap. */
	revision: z.number().int().nonnegative(),
	/** Ids of what changed, by type. */
	subjects: z.array(z.object({ type: z.string(), id: z.string() })),
	/** Whether anything of it may be seen by the public. */
	public: z.boolean(),
	/**
	 * Within how many milliseconds screens of the public shall fetch what changed, each at a moment of its own: the server says
	 * more the more of them there are.
	 */
	spreadMs: z.number().int().nonnegative().optional(),
});
export type RoadmapChanged = z.infer<typeof roadmapChanged>;

/** A screen asks to be told about a roadmap, saying which revision it shows. */
export const watch = z.object({
	roadmapId: z.string().max(64),
	revision: z.number().int().nonnegative(),
});

/** The answer to `watch`: the revision as it is now; `null` when there is no such roadmap for this person. */
export const watchAnswer = z.object({ revision: z.number().int().nonnegative().nullable() });

/** A screen in the workspace says that it shows an action, or no longer does (`null`). */
export const attend = z.object({ actionId: z.string().max(64).nullable() });

/** Who looks at an action right now, one entry a person. */
export const present = z.object({
	actionId: z.string(),
	people: z.array(z.object({ id: z.string(), name: z.string(), organisation: z.string() })),
});
export type Present = z.infer<typeof present>;

/**
 * A narrative was edited, or what people say about it: sent to the partners of its roadmap; edits at most once a second
 * for each document.
 */
export const narrativeChanged = z.object({
	roadmapId: z.string(),
	actionId: z.string(),
	/** Set when the comments changed, and not the text. */
	comments: z.boolean().optional(),
});
export type NarrativeChanged = z.infer<typeof narrativeChanged>;

/** A screen shows a running meeting, or no longer does (`null`). */
export const meet = z.object({ meetingId: z.string().max(64).nullable() });

/** Something about a meeting changed: where it is, or what was written down in it. Sent to the screens that show it. */
export const meetingChanged = z.object({
	roadmapId: z.string(),
	meetingId: z.string(),
	/** Set when only the text of its minutes changed. */
	text: z.boolean().optional(),
});
export type MeetingChanged = z.infer<typeof meetingChanged>;

/** Who is in a meeting right now, one entry a person. */
export const inMeeting = z.object({ meetingId: z.string(), people: present.shape.people });
export type InMeeting = z.infer<typeof inMeeting>;

export interface ServerToClient {
	changed: (message: RoadmapChanged) => void;
	present: (message: Present) => void;
	narrative: (message: NarrativeChanged) => void;
	meeting: (message: MeetingChanged) => void;
	inMeeting: (message: InMeeting) => void;
	/** What this person may do has changed: the connection is about to be made anew. */
	access: () => void;
}

export interface ClientToServer {
	watch: (message: z.infer<typeof watch>, answer: (answer: z.infer<typeof watchAnswer>) => void) => void;
	attend: (message: z.infer<typeof attend>) => void;
	/** The answer says that everything from now on is told; `false` when there is no such meeting for this person. */
	meet: (message: z.infer<typeof meet>, answer: (joined: boolean) => void) => void;
}
