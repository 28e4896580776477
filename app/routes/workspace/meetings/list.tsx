import { MeetingsPage } from "#app/features/meetings/meetings-page.tsx";
import { readMeetings } from "#app/features/meetings/read-meetings.server.ts";
import { type LoaderFunctionArgs, useLoaderData } from "#app/remix.ts";

export const meta = () => [{ title: "Meetings – Workspace – Waymark" }];

export const loader = (args: LoaderFunctionArgs) => readMeetings(args);

export default function Meetings() {
	return <MeetingsPage {...useLoaderData<typeof loader>()} />;
}
