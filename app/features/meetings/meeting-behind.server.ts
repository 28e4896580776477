import { findMeeting } from "#db/queries/meetings.ts";
import type { ActionFunctionArgs } from "../../remix.ts";

/** A meeting from which somebody came to a form about an action. */
export interface MeetingBehind {
	id: string;
	/** Where the meeting runs: there they go back. */
	run: string;
}

/**
 * The meeting that the address of a form names by `?meeting=`: what is changed there is changed in the meeting. Null where it names
 * none. Whether it runs and the person is in it is for `writeAction` to say.
 */
export async function meetingBehind({
	request,
	params,
	context,
}: ActionFunctionArgs): Promise<MeetingBehind | null> {
	const slug = new URL(request.url).searchParams.get("meeting");
	const roadmap = params.roadmap ?? "";
	const found = slug === null ? undefined : await findMeeting(context.app.db, roadmap, slug);
	if (!found) return null;
	const { meeting } = found;
	return { id: meeting.id, run: `/workspace/${roadmap}/meetings/${meeting.slug}/run` };
}
